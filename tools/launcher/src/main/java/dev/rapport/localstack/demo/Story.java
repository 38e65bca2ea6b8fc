package dev.rapport.localstack.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import dev.rapport.localstack.stack.Person;

/** One customer from the first contact to whatever has become of them until now. */
final class Story {
    private static final List<String> STAGES = List.of("first-meeting", "opportunity-found", "opportunity-confirmed",
            "needs-clarified", "proposal", "commitment", "acceptance", "payment");
    private static final List<String> FIRST_CONTACT = List.of("web", "email", "phone");
    private static final List<String> CONVERSATIONS = List.of("email", "phone", "phone", "meeting", "visit", "demo");
    private static final int OLDEST_DAYS = 300;

    private final Desk desk;
    private final int number;
    private final Instant now;
    private final Chance chance;
    private final Culture culture;
    private final String owner;
    private final Protagonist person;
    private Instant clock;
    private int step;

    Story(Desk desk, int number, Instant now) {
        this.desk = desk;
        this.number = number;
        this.now = now;
        chance = new Chance(number);
        culture = Culture.ALL.get(number % Culture.ALL.size());
        owner = chance.inPercent(60) ? "rep" : "rep2";
        person = Protagonist.of(culture, chance, number);
        clock = now;
    }

    void tell() {
        int fate = chance.between(1, 100);
        if (fate <= 10) {
            newLead(20);
        } else if (fate <= 18) {
            qualify(newLead(40));
        } else if (fate <= 31) {
            String lead = newLead(OLDEST_DAYS);
            later(1, 10);
            write("/api/leads/" + lead + "/disqualify", body("reason", chance.of(culture.disqualifications())));
        } else {
            convert();
        }
    }

    private String newLead(int oldest) {
        clock = workingHour(now.minus(Duration.ofDays(chance.between(1, oldest))));
        boolean fromMarketing = chance.inPercent(20);
        Map<String, @Nullable Object> body = body("name", person.name());
        body.put("organisation", person.organisation());
        body.put("email", person.email());
        body.put("phone", person.phone());
        body.put("source", chance.of(culture.sources()));
        body.put("interest", chance.of(culture.interests()));
        String lead = send(fromMarketing ? "marketing" : owner, "/api/leads", body).path("id").asString();
        if (fromMarketing) {
            later(0, 2);
            send("marketing", "/api/leads/" + lead + "/assign", body("ownerId", idOf(owner)));
        }
        talk(owner, lead, chance.of(FIRST_CONTACT), "inbound");
        return lead;
    }

    private void qualify(String lead) {
        later(1, 7);
        write("/api/leads/" + lead + "/qualify", body("note", chance.of(culture.notes())));
    }

    private void convert() {
        int ending = chance.between(1, 100);
        boolean won = ending <= 34;
        boolean lost = !won && ending <= 60;
        String lead = newLead(won || lost ? OLDEST_DAYS : 130);
        qualify(lead);
        later(1, 6);
        boolean withDeal = won || lost || chance.inPercent(85);
        Map<String, @Nullable Object> body = body();
        if (withDeal) {
            body.put("deal", deal());
        }
        JsonNode made = write("/api/leads/" + lead + "/convert", body);
        String contact = made.path("contactId").asString();
        String account = made.path("accountId").asString();
        describe(contact, account);
        if (!withDeal) {
            return;
        }
        String deal = made.path("dealId").asString();
        if (won && move(deal, contact, STAGES.size() - 1)) {
            win(deal, contact, account);
        } else if (lost) {
            lose(deal, contact, account);
        } else if (!won) {
            move(deal, contact, chance.between(0, STAGES.size() - 1));
        }
    }

    private void describe(String contact, String account) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("jobTitle", chance.of(culture.jobTitles()));
        details.put("language", culture.language());
        details.put("territory", person.territory());
        patch("/api/contacts/" + contact, details);
        details = new LinkedHashMap<>();
        details.put("industry", chance.of(culture.industries()));
        details.put("territory", person.territory());
        details.put("website", "https://www." + person.domain());
        patch("/api/accounts/" + account, details);
        classify(contact, account, "prospect", null);
        if (chance.inPercent(40)) {
            Map<String, @Nullable Object> consent = body("purpose", "newsletter");
            consent.put("channel", "email");
            consent.put("given", true);
            write("/api/contacts/" + contact + "/consents", consent);
        }
        if (chance.inPercent(25)) {
            colleague(account);
        }
    }

    private void colleague(String account) {
        Protagonist other = person.colleague(culture, chance, number);
        Map<String, @Nullable Object> body = body("name", other.name());
        body.put("email", other.email());
        body.put("phone", other.phone());
        body.put("jobTitle", chance.of(culture.jobTitles()));
        body.put("language", culture.language());
        body.put("territory", person.territory());
        body.put("accountIds", List.of(account));
        String colleague = write("/api/contacts", body).path("id").asString();
        talk(owner, colleague, chance.of(CONVERSATIONS), "outbound");
    }

    /** Moves the deal on as far as time allows; answers whether it got there. */
    private boolean move(String deal, String contact, int stage) {
        for (int next = 1; next <= stage; next++) {
            talk(owner, contact, chance.of(CONVERSATIONS), chance.inPercent(70) ? "outbound" : "inbound");
            if (!later(2, 12)) {
                return false;
            }
            write("/api/deals/" + deal + "/move", body("stage", STAGES.get(next)));
        }
        return true;
    }

    private void win(String deal, String contact, String account) {
        if (!later(1, 8)) {
            return;
        }
        write("/api/deals/" + deal + "/win", body());
        talk(owner, contact, "purchase", "inbound");
        classify(contact, account, "customer", null);
        while (chance.inPercent(50) && later(5, 40)) {
            talk("support", contact, "chat", "inbound");
        }
        if (chance.inPercent(25) && later(10, 60)) {
            Map<String, @Nullable Object> next = body();
            next.putAll(deal());
            next.put("customerId", account);
            String again = write("/api/deals", next).path("id").asString();
            move(again, contact, chance.between(0, 4));
        }
    }

    private void lose(String deal, String contact, String account) {
        if (!move(deal, contact, chance.between(0, STAGES.size() - 2)) || !later(3, 20)) {
            return;
        }
        String reason = chance.of(culture.lossReasons());
        write("/api/deals/" + deal + "/lose", body("reason", reason));
        if (chance.inPercent(50)) {
            classify(contact, account, "lost", reason);
        }
    }

    private void classify(String contact, String account, String lifecycle, @Nullable String reason) {
        for (String customer : List.of("/api/contacts/" + contact, "/api/accounts/" + account)) {
            Map<String, @Nullable Object> body = body("lifecycle", lifecycle);
            if (reason != null) {
                body.put("reason", reason);
            } else {
                body.put("tier", chance.inPercent(15) ? "key" : chance.inPercent(40) ? "interested" : "normal");
            }
            write(customer + "/classify", body);
        }
    }

    private void talk(String who, String customer, String channel, String direction) {
        Map<String, @Nullable Object> body = body("customerId", customer);
        body.put("channel", channel);
        body.put("direction", direction);
        body.put("summary", chance.of(culture.summaries().getOrDefault(channel, culture.notes())));
        if (channel.equals("phone") || channel.equals("meeting")) {
            body.put("durationSeconds", chance.between(2, 90) * 60);
            body.put("outcome", chance.of(culture.outcomes()));
        }
        send(who, "/api/interactions", body);
    }

    private Map<String, @Nullable Object> deal() {
        Map<String, @Nullable Object> deal = new LinkedHashMap<>();
        deal.put("title", person.organisation() + " – " + chance.of(culture.deals()));
        int hundreds = chance.between(culture.smallestAmount() / 100, culture.largestAmount() / 100);
        deal.put("amount", Map.of("amount", hundreds + "00.00", "currency", culture.currency()));
        LocalDate start = LocalDate.ofInstant(clock, ZoneOffset.UTC);
        deal.put("expectedClose", start.plusDays(chance.between(45, 160)).toString());
        return deal;
    }

    /** Goes on by some days; false, and stays, when that would be in the future. */
    private boolean later(int least, int most) {
        Instant next = workingHour(clock.plus(Duration.ofDays(chance.between(least, most))));
        if (!next.isAfter(clock)) {
            next = clock.plus(Duration.ofMinutes(20));
        }
        if (next.isAfter(now)) {
            return false;
        }
        clock = next;
        return true;
    }

    private Instant workingHour(Instant day) {
        return day.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofMinutes(chance.between(7 * 60, 16 * 60)));
    }

    private Map<String, @Nullable Object> body() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("occurredAt", clock.toString());
        return body;
    }

    private Map<String, @Nullable Object> body(String field, Object value) {
        Map<String, @Nullable Object> body = body();
        body.put(field, value);
        return body;
    }

    private JsonNode write(String path, Map<String, @Nullable Object> body) {
        return send(owner, path, body);
    }

    private JsonNode send(String who, String path, Map<String, @Nullable Object> body) {
        return desk.send(who, "POST", path, key(), body);
    }

    private void patch(String path, Map<String, @Nullable Object> body) {
        desk.send(owner, "PATCH", path, key(), body);
    }

    private String key() {
        step++;
        return "demo-" + now.getEpochSecond() + "-" + number + "-" + step;
    }

    private static String idOf(String user) {
        return Person.named(user).map(Person::id).orElseThrow();
    }
}

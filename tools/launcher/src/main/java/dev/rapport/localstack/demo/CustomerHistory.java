package dev.rapport.localstack.demo;

import dev.rapport.driver.Answer;
import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.driver.Retry;
import dev.rapport.driver.UnexpectedAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One customer from the first contact to whatever has become of them until now. */
final class CustomerHistory {
    private static final List<String> FIRST_CONTACT = List.of("web", "email", "phone");
    private static final List<String> CONVERSATIONS = List.of("email", "phone", "phone", "meeting", "visit", "demo");
    private static final int OLDEST_DAYS = 300;
    /** On a machine that does much else one service may hear late of what another has recorded. */
    private static final Retry RETRY = new Retry(Duration.ofMinutes(3));

    private static final Map<String, String> TIME_ZONES = Map.of("en", "Europe/London", "zh", "Asia/Shanghai", "th",
            "Asia/Bangkok");
    private static final List<String> PURCHASING_POWER = List.of("low", "medium", "high");
    private static final Map<String, String> COUNTRIES = Map.of("en", "GB", "zh", "CN", "th", "TH");
    private static final List<String> ACCOUNT_KINDS = List.of("customer", "supplier", "partner", "competitor");
    private static final List<String> NEED_KINDS = List.of("goal", "challenge", "interest", "need");
    private static final List<String> URGENCIES = List.of("now", "this-year", "later");
    private static final List<String> DEAL_KINDS = List.of("new", "new", "renewal", "up-sell", "cross-sell");
    private static final List<String> SALES_CHANNELS = List.of("direct", "direct", "partner", "online");
    private static final List<String> TAGS = List.of("VIP", "Trade fair 2026", "Framework agreement", "Reference");

    private final People people;
    private final LongAdder writes;
    private final int number;
    private final Instant now;
    private final SeededRandom random;
    /** For what was added later, so that the histories stay those they were. */
    private final SeededRandom more;
    private final SampleTexts texts;
    private final Person owner;
    private final ContactPerson person;
    /** Customers that came with this history; of others, which it was linked to, another history tells. */
    private final List<String> ours = new ArrayList<>();
    private Instant clock;
    private int step;

    /** @param writes counts what has been written */
    CustomerHistory(People people, LongAdder writes, int number, Instant now) {
        this.people = people;
        this.writes = writes;
        this.number = number;
        this.now = now;
        random = new SeededRandom(number);
        more = new SeededRandom(1_000_000 + number);
        texts = SampleTexts.ALL.get(number % SampleTexts.ALL.size());
        owner = random.inPercent(60) ? Person.REP : Person.REP2;
        person = ContactPerson.of(texts, random, number);
        clock = now;
    }

    void enter() {
        int fate = random.between(1, 100);
        if (fate <= 10) {
            newLead(20);
        } else if (fate <= 18) {
            qualify(newLead(40));
        } else if (fate <= 31) {
            String lead = newLead(OLDEST_DAYS);
            later(1, 10);
            write("/api/leads/" + lead + "/disqualify", body("reason", random.of(texts.disqualifications())));
            if (random.inPercent(30) && later(20, 40)) {
                write("/api/leads/" + lead + "/archive", body());
            }
        } else {
            convert();
        }
    }

    private String newLead(int oldest) {
        clock = workingHour(now.minus(Duration.ofDays(random.between(1, oldest))));
        boolean fromMarketing = random.inPercent(20);
        Map<String, @Nullable Object> body = body("name", person.name());
        body.put("organisation", person.organisation());
        body.put("email", person.email());
        body.put("phone", person.phone());
        body.put("source", random.of(texts.sources()));
        body.put("interest", random.of(texts.interests()));
        person.putNames(body);
        body.put("jobTitle", random.of(texts.jobTitles()));
        body.put("territory", person.territory());
        body.put("language", texts.language());
        body.put("timeZone", TIME_ZONES.get(texts.language().substring(0, 2)));
        if (random.inPercent(30)) {
            body.put("purchasingPower", random.of(PURCHASING_POWER));
        }
        addresses(body);
        if (more.inPercent(35)) {
            body.put("nextStep", nextStep());
        }
        String lead = send(fromMarketing ? Person.MARKETING : owner, "/api/leads", body).path("id").asString();
        if (fromMarketing) {
            later(0, 2);
            send(Person.MARKETING, "/api/leads/" + lead + "/assign", body("ownerId", owner.id()));
        }
        talk(owner, lead, random.of(FIRST_CONTACT), "inbound");
        return lead;
    }

    private void addresses(Map<String, @Nullable Object> body) {
        if (more.inPercent(25)) {
            body.put("emails", List.of(Map.of("address", person.email(), "kind", "work", "primary", true),
                    Map.of("address", "private-" + number + "@home.example", "kind", "home")));
        }
        if (more.inPercent(40)) {
            body.put("addresses", List.of(address()));
        }
        if (more.inPercent(20)) {
            body.put("externalIds", Map.of("former-crm", "P-%d-%d".formatted(now.getEpochSecond(), number)));
        }
    }

    private Map<String, @Nullable Object> address() {
        Map<String, @Nullable Object> address = new LinkedHashMap<>();
        address.put("kind", "work");
        address.put("city", person.territory());
        address.put("country", COUNTRIES.get(texts.language().substring(0, 2)));
        return address;
    }

    private Map<String, @Nullable Object> nextStep() {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("what", more.of(texts.interests()));
        step.put("dueOn", LocalDate.ofInstant(clock, ZoneOffset.UTC).plusDays(more.between(2, 30)).toString());
        step.put("channel", more.of(CONVERSATIONS));
        return step;
    }

    private void qualify(String lead) {
        later(1, 7);
        write("/api/leads/" + lead + "/qualify", body("note", random.of(texts.notes())));
    }

    private void convert() {
        int ending = random.between(1, 100);
        boolean won = ending <= 34;
        boolean lost = !won && ending <= 60;
        String lead = newLead(won || lost ? OLDEST_DAYS : 130);
        qualify(lead);
        later(1, 6);
        boolean withDeal = won || lost || random.inPercent(85);
        Map<String, @Nullable Object> body = body();
        if (withDeal) {
            body.put("deal", deal());
        }
        JsonNode made = write("/api/leads/" + lead + "/convert", body);
        String contact = made.path("contactId").asString();
        String account = made.path("accountId").asString();
        if (!made.path("contactLinked").asBoolean()) {
            ours.add("/api/contacts/" + contact);
        }
        if (!made.path("accountLinked").asBoolean()) {
            ours.add("/api/accounts/" + account);
        }
        describe(contact, account);
        if (random.inPercent(8)) {
            write("/api/contacts/" + contact + "/share", share("read"));
        }
        if (!withDeal) {
            handOver();
            return;
        }
        String deal = made.path("dealId").asString();
        if (won && move(deal, contact, Records.STAGES.size() - 1)) {
            win(deal, contact, account);
        } else if (lost) {
            lose(deal, contact);
        } else if (!won) {
            move(deal, contact, random.between(0, Records.STAGES.size() - 1));
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("kind", more.of(DEAL_KINDS));
            details.put("channel", more.of(SALES_CHANNELS));
            patch("/api/deals/" + deal, details);
            if (more.inPercent(50)) {
                write("/api/deals/" + deal + "/next-step", planned());
            }
        }
        if (random.inPercent(10)) {
            write("/api/deals/" + deal + "/share", share("write"));
        }
        handOver();
    }

    private Map<String, @Nullable Object> share(String level) {
        Map<String, @Nullable Object> body = body("level", level);
        body.put("with", random.inPercent(50)
                ? Map.of("team", "Support")
                : Map.of("employeeId", (owner == Person.REP ? Person.REP2 : Person.REP).id().toString()));
        return body;
    }

    /** Some customers are looked after by somebody of a team where their language is spoken. */
    private void handOver() {
        List<Colleague> near = Colleague.speaking(texts.language());
        if (random.inPercent(35) && !near.isEmpty()) {
            for (String customer : ours) {
                patch(customer, body("ownerId", random.of(near).id().toString()));
            }
        }
    }

    private void describe(String contact, String account) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("jobTitle", random.of(texts.jobTitles()));
        if (random.inPercent(40)) {
            details.put("birthDate", LocalDate.of(random.between(1955, 2000), random.between(1, 12),
                    random.between(1, 28)).toString());
            details.put("preferredChannel", random.of(CONVERSATIONS));
        }
        patch("/api/contacts/" + contact, details);
        details = new LinkedHashMap<>();
        details.put("industry", random.of(texts.industries()));
        details.put("territory", person.territory());
        details.put("website", "https://www." + person.domain());
        details.put("number", "C-" + (10_000 + number));
        details.put("size", random.between(2, 60) * random.between(1, 60));
        if (ours.contains("/api/accounts/" + account)) {
            patch("/api/accounts/" + account, details);
            details = new LinkedHashMap<>();
            details.put("domains", List.of(person.domain()));
            details.put("addresses", List.of(address()));
            details.put("kinds", List.of(more.of(ACCOUNT_KINDS)));
            patch("/api/accounts/" + account, details);
            if (random.inPercent(30)) {
                write("/api/accounts/" + account + "/tags", body("add", List.of(random.of(TAGS))));
            }
        }
        classify("prospect", null);
        if (random.inPercent(40)) {
            Map<String, @Nullable Object> consent = body("purpose", "newsletter");
            consent.put("channel", "email");
            consent.put("given", true);
            write("/api/contacts/" + contact + "/consents", consent);
            write("/api/contacts/" + contact + "/kinds", body("add", List.of("subscriber")));
        }
        if (more.inPercent(30)) {
            Map<String, @Nullable Object> need = body("kind", more.of(NEED_KINDS));
            need.put("text", more.of(texts.interests()));
            need.put("urgency", more.of(URGENCIES));
            write("/api/contacts/" + contact + "/needs", need);
        }
        if (random.inPercent(25)) {
            colleague(account);
        }
    }

    private void colleague(String account) {
        ContactPerson other = person.colleague(texts, random, number);
        Map<String, @Nullable Object> body = body("name", other.name());
        body.put("email", other.email());
        body.put("phone", other.phone());
        other.putNames(body);
        body.put("jobTitle", random.of(texts.jobTitles()));
        body.put("language", texts.language());
        body.put("territory", person.territory());
        body.put("accountIds", List.of(account));
        String colleague = write("/api/contacts", body).path("id").asString();
        talk(owner, colleague, random.of(CONVERSATIONS), "outbound");
    }

    /** Moves the deal on as far as time allows; answers whether it got there. */
    private boolean move(String deal, String contact, int stage) {
        for (int next = 1; next <= stage; next++) {
            talk(owner, contact, random.of(CONVERSATIONS), random.inPercent(70) ? "outbound" : "inbound");
            if (!later(2, 12)) {
                return false;
            }
            write("/api/deals/" + deal + "/move", body("stage", Records.STAGES.get(next)));
        }
        return true;
    }

    private void win(String deal, String contact, String account) {
        if (!later(1, 8)) {
            return;
        }
        write("/api/deals/" + deal + "/win", body());
        talk(owner, contact, "purchase", "inbound");
        classify("customer", null);
        while (random.inPercent(50) && later(5, 40)) {
            talk(Person.SUPPORT, contact, "chat", "inbound");
        }
        if (random.inPercent(25) && later(10, 60)) {
            Map<String, @Nullable Object> next = body();
            next.putAll(deal());
            next.put("customerId", account);
            String again = write("/api/deals", next).path("id").asString();
            move(again, contact, random.between(0, 4));
            write("/api/deals/" + again + "/next-step", planned());
        }
    }

    private void lose(String deal, String contact) {
        if (!move(deal, contact, random.between(0, Records.STAGES.size() - 2)) || !later(3, 20)) {
            return;
        }
        String reason = random.of(texts.lossReasons());
        write("/api/deals/" + deal + "/lose", body("reason", reason));
        if (random.inPercent(50)) {
            classify("lost", reason);
        }
    }

    private void classify(String lifecycle, @Nullable String reason) {
        for (String customer : ours) {
            Map<String, @Nullable Object> body = body("lifecycle", lifecycle);
            if (reason != null) {
                body.put("reason", reason);
            } else {
                body.put("tier", random.inPercent(15) ? "key" : random.inPercent(40) ? "interested" : "normal");
            }
            write(customer + "/classify", body);
        }
    }

    private void talk(Person who, String customer, String channel, String direction) {
        Map<String, @Nullable Object> body = body("customerId", customer);
        body.put("channel", channel);
        body.put("direction", direction);
        body.put("summary", random.of(texts.summaries().getOrDefault(channel, texts.notes())));
        if (channel.equals("phone") || channel.equals("meeting")) {
            body.put("durationSeconds", random.between(2, 90) * 60);
            body.put("outcome", random.of(texts.outcomes()));
        }
        send(who, "/api/interactions", body);
    }

    private Map<String, @Nullable Object> planned() {
        Map<String, @Nullable Object> body = body();
        body.putAll(nextStep());
        return body;
    }

    private Map<String, @Nullable Object> deal() {
        Map<String, @Nullable Object> deal = new LinkedHashMap<>();
        deal.put("title", person.organisation() + " – " + random.of(texts.deals()));
        int hundreds = random.between(texts.smallestAmount() / 100, texts.largestAmount() / 100);
        deal.put("amount", Map.of("amount", hundreds + "00.00", "currency", texts.currency()));
        LocalDate start = LocalDate.ofInstant(clock, ZoneOffset.UTC);
        deal.put("expectedClose", start.plusDays(random.between(45, 160)).toString());
        return deal;
    }

    /** Goes on by some days; false, and stays, when that would be in the future. */
    private boolean later(int least, int most) {
        Instant next = workingHour(clock.plus(Duration.ofDays(random.between(least, most))));
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
        return day.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofMinutes(random.between(7 * 60, 16 * 60)));
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

    private JsonNode send(Person who, String path, Map<String, @Nullable Object> body) {
        return send(who, "POST", path, body);
    }

    private JsonNode send(Person who, String method, String path, Map<String, @Nullable Object> body) {
        step++;
        String key = "demo-" + now.getEpochSecond() + "-" + number + "-" + step;
        Answer answer = RETRY.send(people.as(who), method, path, body, key);
        if (!answer.ok()) {
            throw new UnexpectedAnswerException(answer, "a success for " + who.userName());
        }
        writes.increment();
        return answer.json();
    }

    private void patch(String path, Map<String, @Nullable Object> body) {
        send(owner, "PATCH", path, body);
    }
}

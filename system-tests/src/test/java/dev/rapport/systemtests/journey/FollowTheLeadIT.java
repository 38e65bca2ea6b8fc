package dev.rapport.systemtests.journey;

import static dev.rapport.driver.Json.money;
import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Rapport;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** After each write, a read that carries the write's position shows it. */
class FollowTheLeadIT {
    private static Api rep;

    @BeforeAll
    static void signIn() {
        rep = Rapport.shared().as(Person.REP);
    }

    @Test
    void fromTheFormToTheWonDeal() {
        String name = "Somchai " + Ids.unique("j");
        Answer created = rep.post("/api/leads",
                object("name", name, "organisation", "Siam " + Ids.unique("o"), "email",
                        Ids.unique("s") + "@example.com", "phone", "+66 81 234 5678", "source", "web", "interest",
                        "Cold chain"))
                .is(201);
        assertThat(created.header("Location")).isEqualTo("/api/leads/" + created.id());
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        JsonNode lead = rep.getAfter(created, "/api/leads/" + created.id()).json();
        assertThat(lead.path("name").asString()).isEqualTo(name);
        assertThat(lead.path("phone").asString()).isEqualTo("+66812345678");
        assertThat(lead.path("status").asString()).isEqualTo("new");
        assertThat(lead.path("ownerId").asString()).isEqualTo(Person.REP.id().toString());

        Answer qualified = rep.post("/api/leads/" + created.id() + "/qualify").is(200);
        assertThat(qualified.version()).isEqualTo(1);
        assertThat(rep.getAfter(qualified, "/api/leads/" + created.id()).json().path("status").asString())
                .isEqualTo("qualified");

        Answer converted = rep.post("/api/leads/" + created.id() + "/convert", object("deal", object("title",
                "Pilot for " + name, "amount", money("1250.00", "EUR"), "expectedClose", "2027-01-15"))).is(200);
        UUID contact = converted.id("contactId");
        UUID account = converted.id("accountId");
        UUID deal = converted.id("dealId");
        assertThat(rep.getAfter(converted, "/api/leads/" + created.id()).json().path("status").asString())
                .isEqualTo("converted");
        assertThat(rep.getAfter(converted, "/api/contacts/" + contact).json().path("accountIds").get(0).asString())
                .isEqualTo(account.toString());
        assertThat(rep.getAfter(converted, "/api/deals/" + deal).json().path("stage").asString())
                .isEqualTo("first-meeting");

        throughAllStages(deal);
        Answer call = Records.interaction(rep, contact, "phone", "2026-11-01T10:00:00Z", "summary",
                "Agreed on " + name);
        Answer won = rep.post("/api/deals/" + deal + "/win").is(200);

        everythingIsInTheOverview(won, call, contact, account, deal);
        everythingIsInTheTimeline(afterAll(converted, won, call, "/api/customers/" + contact + "/timeline?limit=100"));
        assertThat(titles(afterAll(converted, won, call, "/api/search?q=" + name.replace(' ', '+')))).contains(name,
                "Pilot for " + name);
        historyIsComplete(won, deal);
    }

    private static void throughAllStages(UUID deal) {
        for (String stage : Records.STAGES.subList(1, Records.STAGES.size())) {
            Answer moved = rep.post("/api/deals/" + deal + "/move", object("stage", stage)).is(200);
            Answer read = rep.getAfter(moved, "/api/deals/" + deal);
            assertThat(read.json().path("stage").asString()).isEqualTo(stage);
            assertThat(read.version()).isEqualTo(moved.version());
            assertThat(read.header("ETag")).startsWith("\"" + moved.version() + "-");
            assertThat(read.header("Rapport-Lag")).matches("\\d+");
            assertThat(row(rep.getAfter(moved, "/api/deals?stage=" + stage + "&limit=200&sort=-updatedAt"), deal))
                    .isTrue();
        }
    }

    private static boolean row(Answer list, UUID id) {
        for (JsonNode item : list.json().path("items")) {
            if (item.path("id").asString().equals(id.toString())) {
                return true;
            }
        }
        return false;
    }

    private static void everythingIsInTheOverview(Answer won, Answer call, UUID contact, UUID account, UUID deal) {
        for (UUID customer : List.of(contact, account)) {
            rep.getAfter(call, "/api/customers/" + customer);
            JsonNode overview = rep.getAfter(won, "/api/customers/" + customer).json();
            assertThat(overview.path("profile").path("id").asString()).isEqualTo(customer.toString());
            assertThat(overview.path("deals").get(0).path("id").asString()).isEqualTo(deal.toString());
            assertThat(overview.path("deals").get(0).path("status").asString()).isEqualTo("won");
            assertThat(overview.path("interactions").get(0).path("id").asString()).isEqualTo(call.id().toString());
            JsonNode totals = overview.path("totals");
            assertThat(totals.path("openDeals").asInt()).isZero();
            assertThat(totals.path("wonDeals").asInt()).isEqualTo(1);
            assertThat(totals.path("interactions").asInt()).isEqualTo(1);
            assertThat(totals.path("lastInteractionAt").asString()).isEqualTo("2026-11-01T10:00:00Z");
            assertThat(totals.path("openValue")).isEmpty();
            assertThat(totals.path("wonValue").get(0).path("amount").asString()).isEqualTo("1250.00");
            assertThat(totals.path("wonValue").get(0).path("currency").asString()).isEqualTo("EUR");
        }
        JsonNode ofContact = rep.get("/api/customers/" + contact).json();
        assertThat(ofContact.path("accounts").get(0).path("id").asString()).isEqualTo(account.toString());
        assertThat(ofContact.path("leads")).hasSize(1);
        assertThat(rep.get("/api/customers/" + account).json().path("contacts").get(0).path("id").asString())
                .isEqualTo(contact.toString());
    }

    /** A position speaks of its own write alone: three services wrote, three positions are waited for. */
    private static Answer afterAll(Answer converted, Answer won, Answer call, String path) {
        rep.getAfter(converted, path);
        rep.getAfter(won, path);
        return rep.getAfter(call, path);
    }

    private static void everythingIsInTheTimeline(Answer timeline) {
        List<String> events = new ArrayList<>();
        List<String> times = new ArrayList<>();
        timeline.json().path("items").forEach(item -> {
            events.add(item.path("event").asString());
            times.add(item.path("occurredAt").asString());
        });

        assertThat(events).contains("LeadCreated", "LeadQualified", "LeadConverted", "ContactCreated", "DealCreated",
                "DealWon", "InteractionLogged");
        assertThat(events).filteredOn("StageChanged"::equals).hasSize(Records.STAGES.size() - 1);
        assertThat(times.stream().map(java.time.Instant::parse)).isSortedAccordingTo(
                java.util.Comparator.<java.time.Instant>naturalOrder().reversed());
    }

    private static void historyIsComplete(Answer won, UUID deal) {
        rep.getAfter(won, "/api/deals/" + deal + "/history");
        List<JsonNode> history = rep.all("/api/deals/" + deal + "/history");
        assertThat(history.stream().map(event -> event.path("sequence").asLong()).sorted())
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(history.stream().map(event -> event.path("type").asString())).contains("DealCreated", "DealWon");
        assertThat(history).filteredOn(event -> event.path("type").asString().equals("StageChanged")).hasSize(7)
                .allSatisfy(event -> assertThat(event.path("actor").asString())
                        .isEqualTo(Person.REP.id().toString()));
    }

    private static List<String> titles(Answer search) {
        List<String> titles = new ArrayList<>();
        search.json().path("items").forEach(item -> titles.add(item.path("title").asString()));
        return titles;
    }
}

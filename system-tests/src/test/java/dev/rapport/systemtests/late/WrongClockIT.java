package dev.rapport.systemtests.late;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Person;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.torture.system.Topics;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Instances whose clocks are ten minutes wrong, in both directions, work beside one whose clock is right. */
class WrongClockIT {
    private static Rapport rapport;
    private static Api rep;
    private static Api slow;
    private static Api fast;
    private static Api fastDeals;
    private static Api slowReading;

    @BeforeAll
    static void wrongClocks() {
        rapport = Rapport.shared();
        rep = rapport.as(Person.REP);
        slow = rapport.another(Part.CONTACT, Person.REP, "--rapport.clock-offset=-10m");
        fast = rapport.another(Part.CONTACT, Person.REP, "--rapport.clock-offset=10m");
        fastDeals = rapport.another(Part.DEAL, Person.REP, "--rapport.clock-offset=10m");
        slowReading = rapport.another(Part.REPORTING, Person.REP, "--rapport.clock-offset=-10m");
    }

    @AfterAll
    static void rightClocksOnly() {
        List.of(slow, fast, fastDeals, slowReading).forEach(rapport::end);
    }

    @Test
    void nothingThatTheyRecordIsLostToAnyReader() {
        UUID lead = create(slow, "leads");
        step(fast, "/api/leads/" + lead, object("interest", "from the future"));
        step(rep, "/api/leads/" + lead, object("interest", "from now"));
        step(slow, "/api/leads/" + lead, object("interest", "from the past"));
        fast.post("/api/leads/" + lead + "/qualify").is(200);
        UUID other = create(fast, "contacts");
        step(slow, "/api/contacts/" + other, object("jobTitle", "Buyer"));
        Answer converted = fast.post("/api/leads/" + lead + "/convert", object("deal", object("title", "Pilot")))
                .is(200);
        UUID deal = converted.id("dealId");
        rep.getAfter(converted, "/api/deals/" + deal);
        fastDeals.post("/api/deals/" + deal + "/move", object("stage", "proposal")).is(200);
        rep.post("/api/deals/" + deal + "/move", object("stage", "commitment")).is(200);
        Answer won = rep.post("/api/deals/" + deal + "/win").is(200);

        for (Api reader : List.of(rep, slowReading)) {
            assertThat(reader.getAfter(won, "/api/deals/" + deal).version()).isEqualTo(won.version());
            assertThat(reader.getAfter(converted, "/api/leads/" + lead).version()).isEqualTo(5);
        }
        rapport.settle();
        assertThat(sequences("/api/leads/" + lead)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(sequences("/api/contacts/" + other)).containsExactly(0L, 1L);
        assertThat(sequences("/api/deals/" + deal)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(onKafka(lead)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(onKafka(deal)).containsExactly(0L, 1L, 2L, 3L);
        JsonNode totals = rep.get("/api/customers/" + converted.id("contactId")).is(200).json().path("totals");
        assertThat(totals.path("wonDeals").asInt()).isEqualTo(1);
        assertThat(rep.all("/api/customers/" + converted.id("contactId") + "/timeline").stream()
                .filter(item -> item.path("recordId").asString().equals(deal.toString()))).hasSize(4);
    }

    private static UUID create(Api api, String resource) {
        return api.post("/api/" + resource, object("name", "Timeless")).is(201).id();
    }

    private static void step(Api api, String path, Object patch) {
        api.patch(path, patch).is(200);
    }

    private static List<Long> sequences(String path) {
        return rep.all(path + "/history").stream().map(event -> event.path("sequence").asLong()).sorted().toList();
    }

    private static List<Long> onKafka(UUID id) {
        return rapport.topics().all().stream().filter(event -> id.toString().equals(event.key()))
                .map(Topics::sequence).distinct().toList();
    }
}

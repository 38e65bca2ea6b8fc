package dev.rapport.systemtests.late;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.torture.system.EventStores;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One transaction stays open while others commit, until every reader has long passed the place of its event. */
class HeldTransactionIT {
    /** Longer than anything waits here: a position for 5 s, the comparison of store and topics looks back 2 s. */
    private static final Duration HELD = Duration.ofSeconds(8);
    private static final Duration BOUND = Duration.ofSeconds(60);

    private static Rapport rapport;
    private static Api rep;
    private static Api contactService;

    @BeforeAll
    static void anInstanceThatSoonTakesItsStoreForCompared() {
        rapport = Rapport.ofProcesses();
        rep = rapport.as(Person.REP);
        contactService = rapport.another(Part.CONTACT, Person.REP, "--rapport.publishing.reconcile=500ms",
                "--rapport.publishing.reconcile-again=2s");
        // Of several instances one publishes: this shall be it.
        rapport.kill(Part.CONTACT);
    }

    @AfterAll
    static void theUsualInstanceAgain() {
        rapport.restart(Part.CONTACT);
        rapport.end(contactService);
    }

    @Test
    void itsEventReachesEveryReader() throws SQLException {
        UUID id = Ids.timeOrdered();
        String name = Ids.unique("late");
        try (Connection held = rapport.eventStore(Part.CONTACT).connect()) {
            held.setAutoCommit(false);
            EventStores.append(held, "contact", id, 0, "rapport.contact.ContactCreated", """
                    {"name":"%s","accountIds":[],"ownerId":"%s","occurredAt":"2026-01-01T00:00:00Z"}
                    """.formatted(name, Person.REP.id()));
            othersCommitAndAreReadFor(HELD);
            assertThat(rep.get("/api/contacts/" + id).status()).isEqualTo(404);

            held.commit();
        }

        Awaitility.await().atMost(BOUND).until(() -> rep.get("/api/contacts/" + id).status() == 200);
        rapport.settle();
        assertThat(rep.get("/api/contacts/" + id).is(200).json().path("name").asString()).isEqualTo(name);
        assertThat(rep.get("/api/customers/" + id).status()).isEqualTo(200);
        assertThat(rep.all("/api/customers/" + id + "/timeline")).hasSize(1);
        assertThat(ids(rep.all("/api/contacts?q=" + name))).containsExactly(id);
        assertThat(ids(rep.all("/api/search?q=" + name))).containsExactly(id);
        assertThat(rapport.topics().all()).filteredOn(event -> id.toString().equals(event.key())).isNotEmpty();
        // The other services have read of it too.
        Records.deal(rep, id, "For the late one");
        Records.interaction(rep, id, "phone", "2026-02-01T00:00:00Z");
    }

    private static void othersCommitAndAreReadFor(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            Answer other = contactService.post("/api/contacts", object("name", "In the meantime")).is(201);
            rep.getAfter(other, "/api/contacts/" + other.id());
        }
    }

    private static List<UUID> ids(List<JsonNode> items) {
        return items.stream().map(item -> UUID.fromString(item.path("id").asString())).toList();
    }
}

package dev.rapport.systemtests.poison;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Projections;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.torture.system.EventStores;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** In a system of its own: what lies on a topic once lies there for ever. */
@Order(2)
class PoisonIT {
    private static final Duration BOUND = Duration.ofSeconds(60);
    /** Reads all topics, and knows by the sequence when an event is missing. */
    private static final String RECORDS = "records";

    private static Rapport rapport;
    private static Api rep;
    private static Projections projections;

    @BeforeAll
    static void start() {
        rapport = Rapport.start("poison");
        rep = rapport.as(Person.REP);
        projections = rapport.projections();
    }

    @AfterAll
    static void stop() {
        rapport.close();
    }

    @Test
    void eventsBehindAMissingOneWaitUntilItHasArrivedAndAreThenAppliedInOrder() throws SQLException {
        UUID id = Ids.timeOrdered();
        String created = """
                {"name":"Has a hole","ownerId":"%s","occurredAt":"2026-01-01T00:00:00Z"}""".formatted(Person.REP.id());
        try (Connection connection = rapport.eventStore(Part.CONTACT).connect()) {
            connection.setAutoCommit(false);
            EventStores.append(connection, "lead", id, 0, "rapport.lead.LeadCreated", created);
            EventStores.append(connection, "lead", id, 1, "rapport.lead.LeadDetailsChanged", """
                    {"name":"Is missing","occurredAt":"2026-01-02T00:00:00Z"}""");
            forgetToPublish(connection, id, 1);
            EventStores.append(connection, "lead", id, 2, "rapport.lead.LeadDetailsChanged", """
                    {"name":"Comes behind","interest":"Everything","occurredAt":"2026-01-03T00:00:00Z"}""");
            EventStores.append(connection, "lead", id, 3, "rapport.lead.LeadQualified", """
                    {"occurredAt":"2026-01-04T00:00:00Z"}""");
            connection.commit();
        }
        Awaitility.await("parked").atMost(BOUND).until(() -> parked(id).size() >= 2);

        // Who reads on sees the record as it was before the hole, and everybody else's as it is.
        assertThat(rep.get("/api/leads/" + id).is(200).version()).isZero();
        othersGoOn();
        // What is counted is looked at once a second.
        Awaitility.await("counted").atMost(BOUND).until(() -> projections.parked(RECORDS) >= 2);
        assertThat(parked(id)).allSatisfy(event -> assertThat(event.path("reason").asString()).isNotEmpty())
                .noneMatch(event -> event.toString().contains("Comes behind"));

        // The service finds by itself that its store holds what its topic does not, and publishes it.
        Awaitility.await("the missing one").atMost(BOUND).until(() -> parked(id).size() == 3);
        projections.names().forEach(projections::redrive);

        Awaitility.await("redriven").atMost(BOUND).until(() -> parked(id).isEmpty());
        assertThat(rep.get("/api/leads/" + id).is(200).json().path("name").asString()).isEqualTo("Comes behind");
        assertThat(rep.get("/api/leads/" + id).version()).isEqualTo(3);
        assertThat(rep.all("/api/leads/" + id + "/history").stream().map(event -> event.path("sequence").asLong())
                .sorted()).containsExactly(0L, 1L, 2L, 3L);
        Answer next = rep.patch("/api/leads/" + id, object("interest", "Nothing else")).is(200);
        assertThat(rep.getAfter(next, "/api/leads/" + id).version()).isEqualTo(4);
        Awaitility.await().atMost(BOUND)
                .until(() -> projections.names().stream().allMatch(name -> parked(name, id).isEmpty()));
    }

    private static void forgetToPublish(Connection connection, UUID id, long sequence) throws SQLException {
        try (var statement = connection.prepareStatement(
                "delete from outbox where position = (select position from event where aggregate_id = ? and sequence = ?)")) {
            statement.setObject(1, id);
            statement.setLong(2, sequence);
            statement.executeUpdate();
        }
    }

    @Test
    void whatNobodyCanReadIsKeptAsideWithItsFollowersAndTheRestGoesOn() {
        UUID broken = Ids.timeOrdered();
        UUID unknown = Ids.timeOrdered();
        send("rapport.contact", broken, "rapport.contact.ContactCreated", 0, "{\"name\": ");
        send("rapport.contact", broken, "rapport.contact.ContactDetailsChanged", 1, """
                {"name":"Follows","accountIds":[],"occurredAt":"2026-01-01T00:00:00Z"}""");
        send("rapport.contact", unknown, "rapport.contact.ContactFlewToTheMoon", 0, "{}");

        Awaitility.await("parked").atMost(BOUND).until(() -> parked(broken).size() == 2 && parked(unknown).size() == 1);
        othersGoOn();
        assertThat(rep.get("/api/contacts/" + broken).status()).isEqualTo(404);

        int attempts = parked(broken).getFirst().path("attempts").asInt();
        projections.redrive(RECORDS);

        // The cause has not gone: they stay, and nothing behind them is applied without them.
        Awaitility.await("tried again").atMost(BOUND)
                .until(() -> parked(broken).getFirst().path("attempts").asInt() > attempts);
        assertThat(parked(broken)).hasSize(2);
        othersGoOn();
    }

    private static void othersGoOn() {
        Answer contact = Records.contact(rep, "Goes on");
        Answer lead = rep.post("/api/leads", object("name", "Goes on")).is(201);
        rep.getAfter(contact, "/api/contacts/" + contact.id());
        rep.getAfter(lead, "/api/leads/" + lead.id());
        rep.getAfter(contact, "/api/customers/" + contact.id() + "/timeline");
        rep.getAfter(lead, "/api/leads?limit=1");
    }

    private static void send(String topic, UUID id, String type, long sequence, String value) {
        var event = new ProducerRecord<>(topic, id.toString(), value.getBytes(StandardCharsets.UTF_8));
        String aggregate = topic.substring("rapport.".length());
        List<String> headers = List.of("content-type", "application/json", "ce_specversion", "1.0", "ce_id",
                UUID.randomUUID().toString(), "ce_source", "/contact-service", "ce_type", type, "ce_subject",
                id.toString(), "ce_time", "2026-01-01T00:00:00Z", "ce_dataschema",
                "/schemas/" + aggregate + type.substring(type.lastIndexOf('.')).replace('.', '/') + "/1",
                "ce_partitionkey", id.toString(), "ce_sequence", Long.toString(sequence), "ce_storeposition", "1");
        for (int i = 0; i < headers.size(); i += 2) {
            event.headers().add(headers.get(i), headers.get(i + 1).getBytes(StandardCharsets.UTF_8));
        }
        rapport.topics().send(List.of(event));
    }

    private static List<JsonNode> parked(UUID id) {
        return parked(RECORDS, id);
    }

    private static List<JsonNode> parked(String projection, UUID id) {
        return projections.parkedEvents(projection).stream()
                .filter(event -> event.path("key").asString().equals(id.toString())).toList();
    }
}

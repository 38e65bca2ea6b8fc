package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.web.Position;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.employee.Role;
import dev.rapport.events.policy.AccessPolicyChanged;
import dev.rapport.events.policy.PolicyDetails;
import dev.rapport.reporting.support.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** F74: what an administrator sees of what somebody should look at. */
class SecurityEventsIT {

    private static @Nullable RunningService running;

    @BeforeAll
    static void start() {
        running = new RunningService().ready();
    }

    @AfterAll
    static void stop() {
        service().stop();
    }

    private static RunningService service() {
        return java.util.Objects.requireNonNull(running);
    }

    private static List<JsonNode> events(String query) {
        var events = new ArrayList<JsonNode>();
        var answer = service().get(Role.ADMIN, "/api/security/events?" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        answer.body().path("items").forEach(events::add);
        return events;
    }

    @Test
    void whoIsRefusedOftenAndWhoReadsVeryMuchIsSeen() throws ExecutionException, InterruptedException {
        // Whatever is read or refused makes the topic.
        service().get(Role.ANALYST, "/api/leads");
        var denied = id();
        var reader = id();
        var at = Instant.now().minusSeconds(1800);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", RunningService.SERVERS.kafkaBootstrap()),
                new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 25; i++) {
                var _ = producer.send(entry(denied, "refused", at.plusSeconds(i)));
            }
            for (int i = 0; i < 5_002; i++) {
                var _ = producer.send(entry(reader, "read", at.plusMillis(100L * i)));
            }
            producer.send(entry(reader, "refused", at)).get();
        }

        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> events("kind=mass-read&employeeId=" + reader).size() == 1);
        assertThat(events("employeeId=" + denied)).singleElement().satisfies(event -> {
            assertThat(event.path("kind").asString()).isEqualTo("denied");
            assertThat(event.path("count").asInt()).isEqualTo(25);
            assertThat(Instant.parse(event.path("at").asString())).isEqualTo(at.plusSeconds(19));
        });
        assertThat(events("kind=mass-read&employeeId=" + reader).getFirst().path("count").asInt()).isEqualTo(5_002);
        assertThat(events("kind=denied&employeeId=" + reader)).isEmpty();
        assertThat(events("employeeId=" + denied + "&to=" + at)).isEmpty();
    }

    private static ProducerRecord<String, String> entry(UUID actor, String event, Instant at) {
        return new ProducerRecord<>("rapport.audit", actor.toString(),
                "{\"at\":\"%s\",\"event\":\"%s\",\"reason\":\"forbidden\",\"actor\":\"%s\"}".formatted(at, event,
                        actor));
    }

    @Test
    void aChangeOfThePolicyAndAnErasureAreSeen() {
        var contact = id();
        var from = Instant.now().minusSeconds(60);
        var erased = service().send(contact, Given.contact("Somchai", null, null, Instant.now()),
                new ContactErased("asked for it", Instant.now()));
        service().get(Role.ADMIN, "/api/contacts?status=erased", Position.HEADER, erased);
        var policy = id();
        var changed = service().send(policy,
                new AccessPolicyChanged(new PolicyDetails(null, null, null, null), Instant.now()));
        service().get(Role.ADMIN, "/api/leads", Position.HEADER, changed);

        assertThat(events("kind=erasure&from=" + from)).anySatisfy(event -> {
            assertThat(event.path("recordId").asString()).isEqualTo(contact.toString());
            assertThat(event.path("employeeId").asString()).isEqualTo(Given.REN.toString());
        });
        assertThat(events("kind=policy-changed&from=" + from + "&employeeId=" + Given.REN)).isNotEmpty();
        assertThat(events("kind=policy-changed&from=" + from + "&employeeId=" + id())).isEmpty();
    }

    @Test
    void itIsForAdministratorsAndForAMonthAtMost() {
        for (var role : List.of(Role.MANAGER, Role.REP, Role.ANALYST)) {
            assertThat(service().get(role, "/api/security/events").status()).isEqualTo(403);
        }
        assertThat(service().get(Role.ADMIN, "/api/security/events?from=2026-01-01&to=2026-03-01").status())
                .isEqualTo(400);
        assertThat(service().get(Role.ADMIN, "/api/security/events?kind=other").status()).isEqualTo(400);
    }
}

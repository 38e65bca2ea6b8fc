package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.common.web.Position;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.lead.LeadQualified;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.support.Given;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Edges, data team 5: who needs no history starts from the records as they are now. */
class StatesIT {

    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
    private static @Nullable RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService("--rapport.states.gather=200ms").ready();
    }

    @AfterAll
    static void stop() {
        service().stop();
    }

    private static RunningService service() {
        return Objects.requireNonNull(service);
    }

    private static JsonNode last(String kind, UUID id) {
        var states = PublishedStates.of(kind, id);
        return states.isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(states.getLast());
    }

    /** What the API answers, without what only its caller may do. */
    private static JsonNode answered(String path, String... headers) {
        return ((ObjectNode) service().get(path, headers).body()).without(Reader.CAN);
    }

    @Test
    void aRecordIsOnItsTopicAsTheApiAnswersIt() {
        var lead = id();
        service().send(lead, Given.lead("Somchai", "Acme", "s@example.com", "+66812345678", AT));
        await().atMost(PublishedStates.SOON).until(() -> last("lead", lead).path("version").asLong(-1) == 0);

        var position = service().send(lead, new LeadQualified(null, AT));

        await().atMost(PublishedStates.SOON).until(() -> last("lead", lead).path("version").asLong(-1) == 1);
        assertThat(last("lead", lead))
                .isEqualTo(answered("/api/leads/" + lead, Position.HEADER, position));
    }

    /** Records change without an event of theirs; the topics must not keep what was forgotten. */
    @Test
    void whatIsForgottenIsReplaced() {
        var customer = id();
        var deal = id();
        service().send(customer, Given.contact("Nok Example", "nok@example.com", "+66812345678", AT));
        service().send(deal, Given.deal("Pilot for Nok Example", customer, "talk", null, null, Given.REN, AT));
        await().atMost(PublishedStates.SOON)
                .until(() -> last("deal", deal).path("title").asString("").contains("Nok Example"));

        service().send(customer, new ContactErased("asked", AT));

        await().atMost(PublishedStates.SOON)
                .until(() -> last("contact", customer).path("status").asString("").equals("erased"));
        await().atMost(PublishedStates.SOON)
                .until(() -> !last("deal", deal).path("title").asString("").contains("Nok Example"));
        assertThat(last("contact", customer).toString()).doesNotContain("Nok", "example.com", "81234");
        assertThat(last("deal", deal)).isEqualTo(answered("/api/deals/" + deal));
    }

    @Test
    void whatIsReplacedIsGoneFromTheTopicWithinADay() throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "rapport.state.lead");
        try (var admin = Admin.create(PublishedStates.kafka())) {
            var config = admin.describeConfigs(List.of(topic)).all().get().get(topic);

            assertThat(Objects.requireNonNull(config).get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(config.get("max.compaction.lag.ms").value()).isEqualTo("86400000");
        }
    }
}

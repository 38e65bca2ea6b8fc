package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.common.web.Position;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.lead.LeadQualified;
import dev.rapport.reporting.support.Given;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Edges, data team 5: who needs no history starts from the records as they are now. */
class StatesIT {

    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String DATABASE = "t" + UUID.randomUUID();
    private static @Nullable RunningService service;

    @BeforeAll
    static void start() {
        service = started();
    }

    private static RunningService started() {
        return new RunningService(List.of("--rapport.states.gather=200ms"), DATABASE).ready();
    }

    @AfterAll
    static void stop() {
        service().stop();
    }

    private static RunningService service() {
        return Objects.requireNonNull(service);
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", RunningService.SERVERS.kafkaBootstrap(), "isolation.level",
                "read_committed");
    }

    /** What was published for a record, oldest first. */
    private static List<String> states(String kind, UUID id) {
        try (var consumer = new KafkaConsumer<>(kafka(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor("rapport.state." + kind).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<String>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (id.toString().equals(record.key())) {
                        found.add(record.value());
                    }
                });
            }
            return found;
        }
    }

    private static JsonNode last(String kind, UUID id) {
        var states = states(kind, id);
        return states.isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(states.getLast());
    }

    @Test
    void aRecordIsOnItsTopicAsTheApiAnswersIt() {
        var lead = id();
        service().send(lead, Given.lead("Somchai", "Acme", "s@example.com", "+66812345678", AT));
        await().atMost(SOON).until(() -> last("lead", lead).path("version").asLong(-1) == 0);

        var position = service().send(lead, new LeadQualified(null, AT));

        await().atMost(SOON).until(() -> last("lead", lead).path("version").asLong(-1) == 1);
        assertThat(last("lead", lead))
                .isEqualTo(service().get("/api/leads/" + lead, Position.HEADER, position).body());
    }

    /** Records change without an event of theirs; the topics must not keep what was forgotten. */
    @Test
    void whatIsForgottenIsReplaced() {
        var customer = id();
        var deal = id();
        service().send(customer, Given.contact("Nok Example", "nok@example.com", "+66812345678", AT));
        service().send(deal, Given.deal("Pilot for Nok Example", customer, "talk", null, null, Given.REN, AT));
        await().atMost(SOON).until(() -> last("deal", deal).path("title").asString("").contains("Nok Example"));

        service().send(customer, new ContactErased("asked", AT));

        await().atMost(SOON).until(() -> last("contact", customer).path("status").asString("").equals("erased"));
        await().atMost(SOON).until(() -> !last("deal", deal).path("title").asString("").contains("Nok Example"));
        assertThat(last("contact", customer).toString()).doesNotContain("Nok", "example.com", "81234");
        assertThat(last("deal", deal)).isEqualTo(service().get("/api/deals/" + deal).body());
    }

    @Test
    void whatIsReplacedIsGoneFromTheTopicWithinADay() throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "rapport.state.lead");
        try (var admin = Admin.create(kafka())) {
            var config = admin.describeConfigs(List.of(topic)).all().get().get(topic);

            assertThat(Objects.requireNonNull(config).get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(config.get("max.compaction.lag.ms").value()).isEqualTo("86400000");
        }
    }

    /** As after an upgrade that makes other records of the same events. */
    @Test
    void recordsOfAnotherFormArePublishedAgain() throws Exception {
        var lead = id();
        service().send(lead, Given.lead("Anong", null, null, null, AT));
        await().atMost(SOON).until(() -> states("lead", lead).size() == 1);
        service().stop();
        pretendToBeOfAnotherForm();

        service = started();

        await().atMost(SOON).until(() -> states("lead", lead).size() == 2);
        assertThat(states("lead", lead).stream().distinct()).hasSize(1);
    }

    private static void pretendToBeOfAnotherForm() throws ExecutionException, InterruptedException {
        var group = "reporting-service.states";
        try (var admin = Admin.create(kafka())) {
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get()
                    .forEach((partition, committed) -> {
                        assertThat(committed.metadata()).isNotEqualTo("1");
                        offsets.put(partition, new OffsetAndMetadata(committed.offset(), "1"));
                    });
            assertThat(offsets).isNotEmpty();
            await().atMost(SOON).ignoreExceptions().until(() -> {
                admin.alterConsumerGroupOffsets(group, offsets).all().get();
                return true;
            });
        }
    }
}

package dev.rapport.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Records of every form that events ever had on their topics: approved examples, never changed or removed. */
class RecordFormTest {

    private static final Path RECORDS = Committed.RESOURCES.resolve("records");

    /** Edges, data team 1 and 2. */
    @ParameterizedTest
    @ValueSource(strings = {"first-form.json", "second-form.json"})
    void recordsOfEveryFormAreReadAlike(String file) {
        var event = CloudEvents.fromRecord(received(Committed.json(RECORDS.resolve(file))));

        assertThat(event.id()).isEqualTo(UUID.fromString("01940000-0000-7000-8000-00000000000e"));
        assertThat(event.source()).isEqualTo("/contact-service");
        assertThat(event.type()).isEqualTo(EventCatalogue.named("rapport.lead.LeadQualified"));
        assertThat(event.aggregateId()).isEqualTo(UUID.fromString("01940000-0000-7000-8000-000000000001"));
        assertThat(event.sequence()).isEqualTo(3);
        assertThat(event.recordedAt()).isEqualTo(Instant.parse("2026-11-12T12:00:00.123456Z"));
        assertThat(event.data().occurredAt()).isEqualTo(Instant.parse("2026-11-12T09:00:00Z"));
        assertThat(event.correlationId()).isEqualTo("correlation");
        assertThat(event.causationId()).isEqualTo("causation");
        assertThat(event.actor()).isEqualTo("01900000-0000-7000-8000-000000000003");
        assertThat(event.position()).isEqualTo(42);
    }

    @Test
    void whatIsWrittenIsTheLatestOfThem() {
        var latest = Committed.json(RECORDS.resolve("second-form.json"));
        var event = CloudEvents.fromRecord(received(latest));

        var written = new CloudEventWriter("https://crm.example").toRecord(event,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        var headers = Committed.MAPPER.createObjectNode();
        written.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        assertThat(headers).isEqualTo(latest.path("headers"));
        assertThat(written.topic()).isEqualTo(latest.path("topic").asString());
        assertThat(written.key()).isEqualTo(latest.path("key").asString());
        assertThat(Committed.MAPPER.readTree(written.value())).isEqualTo(latest.path("value"));
    }

    private static ConsumerRecord<String, byte[]> received(JsonNode example) {
        var received = new ConsumerRecord<>(example.path("topic").asString(), 0, 0, example.path("key").asString(),
                example.path("value").toString().getBytes(UTF_8));
        example.path("headers").properties().forEach(header -> received.headers().add(header.getKey(),
                header.getValue().asString().getBytes(UTF_8)));
        return received;
    }
}

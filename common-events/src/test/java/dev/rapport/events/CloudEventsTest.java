package dev.rapport.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.events.lead.LeadQualified;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloudEventsTest {

    private static final CloudEventWriter WRITER = new CloudEventWriter("https://crm.example/");
    private static final UUID ID = UUID.fromString("01940000-0000-7000-8000-00000000000e");
    private static final UUID LEAD = UUID.fromString("01940000-0000-7000-8000-000000000001");
    private static final Instant RECORDED = Instant.parse("2026-11-12T12:00:00.123456Z");
    private static final LeadQualified DATA = new LeadQualified("Somchai is keen",
            Instant.parse("2026-11-12T09:00:00Z"));
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void anEventTravelsWithEverythingKnownAboutIt() {
        assertThat(CloudEvents.fromRecord(received(WRITER.toRecord(qualified())))).isEqualTo(qualified());
    }

    @Test
    void whatIsNotKnownIsNotSent() {
        var event = new EventEnvelope(ID, "/contact-service", EventCatalogue.of(DATA), LEAD, 0, RECORDED, null, null,
                null, 1,
                DATA);
        var record = WRITER.toRecord(event);

        assertThat(headers(record.headers())).doesNotContainKeys("ce_correlationid", "ce_causationid", "ce_actor",
                "ce_traceparent", "traceparent");
        assertThat(CloudEvents.fromRecord(received(record))).isEqualTo(event);
    }

    @Test
    void theHeadersAreTheDocumentedOnes() {
        var record = WRITER.toRecord(qualified(), TRACE);

        assertThat(record.topic()).isEqualTo("rapport.lead");
        assertThat(record.key()).isEqualTo(LEAD.toString());
        assertThat(record.partition()).isNull();
        assertThat(record.timestamp()).isNull();
        assertThat(headers(record.headers())).containsExactlyEntriesOf(entries(
                "content-type", "application/json", "ce_specversion", "1.0", "ce_id", ID.toString(), "ce_source",
                "/contact-service", "ce_type", "rapport.lead.LeadQualified", "ce_subject", LEAD.toString(), "ce_time",
                "2026-11-12T09:00:00Z", "ce_recordedtime", "2026-11-12T12:00:00.123456Z", "ce_dataschema",
                "https://crm.example/schemas/lead/LeadQualified/1.json", "ce_partitionkey", LEAD.toString(),
                "ce_sequence", "0000000000000000003", "ce_correlationid", "correlation", "ce_causationid", "causation",
                "ce_actor", "01900000-0000-7000-8000-000000000003", "ce_storeposition", "42", "ce_traceparent", TRACE,
                "traceparent", TRACE));
        assertThat(headers(record.headers()).keySet()).containsExactlyElementsOf(
                Arrays.stream(CloudEventHeader.values()).map(CloudEventHeader::key).toList());
    }

    @Test
    void headersThatAreAlwaysThereAreThoseOfTheBarestEvent() {
        var bare = WRITER.toRecord(new EventEnvelope(ID, "/contact-service", EventCatalogue.of(DATA), LEAD, 0, RECORDED,
                null, null, null, 1, DATA));

        assertThat(headers(bare.headers()).keySet()).containsExactlyElementsOf(Arrays.stream(CloudEventHeader.values())
                .filter(CloudEventHeader::always).map(CloudEventHeader::key).toList());
    }

    @Test
    void theReadmeListsEveryHeaderAndEveryTopic() {
        var readme = Committed.text(Path.of("README.md"));

        assertThat(CloudEventHeader.values())
                .allSatisfy(header -> assertThat(readme).contains("`" + header.key() + "`"));
        assertThat(EventCatalogue.topics()).allSatisfy(topic -> assertThat(readme).contains("`" + topic + "`"));
    }

    @Test
    void theTraceGoesOnAtTheConsumer() {
        assertThat(CloudEvents.traceparent(received(WRITER.toRecord(qualified(), TRACE)))).isEqualTo(TRACE);
        assertThat(CloudEvents.traceparent(received(WRITER.toRecord(qualified())))).isNull();
    }

    @Test
    void theReaderOfTheCloudEventsProjectUnderstandsOurRecords() {
        var event = KafkaMessageFactory.createReader(received(WRITER.toRecord(qualified(), TRACE))).toEvent();

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo(ID.toString());
        assertThat(event.getSource()).isEqualTo(URI.create("/contact-service"));
        assertThat(event.getType()).isEqualTo("rapport.lead.LeadQualified");
        assertThat(event.getSubject()).isEqualTo(LEAD.toString());
        assertThat(event.getTime()).isEqualTo(DATA.occurredAt().atOffset(ZoneOffset.UTC));
        assertThat(event.getDataSchema())
                .isEqualTo(URI.create("https://crm.example/schemas/lead/LeadQualified/1.json"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtension("partitionkey")).isEqualTo(LEAD.toString());
        assertThat(event.getExtension("recordedtime")).isEqualTo(RECORDED.toString());
        assertThat(event.getExtension("sequence")).isEqualTo("0000000000000000003");
        assertThat(event.getExtension("correlationid")).isEqualTo("correlation");
        assertThat(event.getExtension("causationid")).isEqualTo("causation");
        assertThat(event.getExtension("actor")).isEqualTo("01900000-0000-7000-8000-000000000003");
        assertThat(event.getExtension("storeposition")).isEqualTo("42");
        assertThat(event.getExtension("traceparent")).isEqualTo(TRACE);
        assertThat(EventCodec.shared().read(EventCatalogue.named(event.getType()), 1,
                Optional.ofNullable(event.getData()).orElseThrow().toBytes())).isEqualTo(DATA);
    }

    /** Edges, data team 2. */
    @Test
    void sequencesSortAsText() {
        var sequences = Stream.of(0L, 9L, 10L, 99L, 1_000_000L, Long.MAX_VALUE)
                .map(sequence -> headers(WRITER.toRecord(numbered(sequence)).headers()).get("ce_sequence")).toList();

        assertThat(sequences).isSorted().doesNotHaveDuplicates();
        assertThat(CloudEvents.fromRecord(received(WRITER.toRecord(numbered(10)))).sequence()).isEqualTo(10);
    }

    /** Edges, data team 1. */
    @Test
    void theSchemaIsRecognizedWhereverItIsServed() {
        var elsewhere = with("ce_dataschema", "http://other.example:8443/rapport/schemas/lead/LeadQualified/1.json");

        assertThat(CloudEvents.fromRecord(elsewhere)).isEqualTo(qualified());
    }

    @Test
    void headersOfOthersDoNotDisturb() {
        var record = received(WRITER.toRecord(qualified()));
        record.headers().add("ce_mood", "green".getBytes(UTF_8)).add("b3", null);

        assertThat(CloudEvents.fromRecord(record)).isEqualTo(qualified());
    }

    @Test
    void anUnreadableRecordIsNamedByItsPlaceAndGivesNothingAway() {
        var broken = received(WRITER.toRecord(qualified()).headers(), "{\"note\":\"Somchai is ke".getBytes(UTF_8));

        var refusal = refusal(broken);

        assertThat(refusal).isExactlyInstanceOf(UnreadableEventException.class).hasNoCause();
        assertThat(refusal.getMessage()).startsWith("rapport.lead, partition 4, offset 17: rapport.lead.LeadQualified")
                .doesNotContain("Somchai");
    }

    @Test
    void aRecordWithoutValueIsUnreadable() {
        assertThat(refusal(received(WRITER.toRecord(qualified()).headers(), null)).problem())
                .isEqualTo("rapport.lead.LeadQualified: no value");
    }

    @Test
    void aRecordThatIsNoCloudEventIsUnreadable() {
        assertThat(refusal(received(new RecordHeaders(), "{}".getBytes(UTF_8))).problem())
                .startsWith("ce_specversion is not 1.0");
    }

    @Test
    void aMissingOrMalformedHeaderIsNamedWithoutItsValue() {
        for (var header : new String[]{"ce_id", "ce_subject", "ce_time", "ce_dataschema", "ce_sequence",
                "ce_storeposition"}) {
            assertThat(refusal(with(header, null)).problem()).isEqualTo("no header " + header);
            assertThat(refusal(with(header, "Somchai")).problem()).isEqualTo("malformed header " + header);
        }
        assertThat(refusal(with("ce_source", null)).problem()).isEqualTo("no header ce_source");
        assertThat(refusal(with("ce_recordedtime", "Somchai")).problem())
                .isEqualTo("malformed header ce_recordedtime");
        for (var schema : List.of("/schemas/lead/LeadQualified/0",
                "https://crm.example/schemas/lead/LeadQualified/x.json",
                "https://crm.example/schemas/lead/LeadQualified/",
                "https://crm.example/schemas/lead/LeadCreated/1.json")) {
            assertThat(refusal(with("ce_dataschema", schema)).problem()).isEqualTo("malformed header ce_dataschema");
        }
    }

    /** Security F22: writing to one topic is no right to speak for the owner of another, nor about another record. */
    @Test
    void aRecordIsBelievedOnlyFromTheOwnerOfItsTopicAndAboutItsKey() {
        assertThat(refusal(with("ce_source", "/deal-service")).problem())
                .isEqualTo("ce_source does not own this topic");
        assertThat(refusal(with("ce_subject", "01900000-0000-7000-8000-0000000000ff")).problem())
                .isEqualTo("ce_subject is not the key");
        var honest = WRITER.toRecord(qualified());
        var elsewhere = new ConsumerRecord<>("rapport.interaction", 4, 17, honest.key(), honest.value());
        honest.headers().forEach(elsewhere.headers()::add);
        assertThat(refusal(elsewhere).problem())
                .isEqualTo("rapport.lead.LeadQualified does not belong on this topic");
    }

    @Test
    void anUnknownTypeIsToldApartSoThatItCanBeParkedUntilAnUpgrade() {
        var refusal = refusal(with("ce_type", "rapport.lead.LeadSneezed"));

        assertThat(refusal).isInstanceOf(UnknownEventTypeException.class)
                .hasMessage("rapport.lead, partition 4, offset 17: unknown event type rapport.lead.LeadSneezed");
    }

    @Test
    void aNewerVersionIsToldApartSoThatItCanBeParkedUntilAnUpgrade() {
        for (var schema : List.of("/schemas/lead/LeadQualified/2",
                "https://crm.example/schemas/lead/LeadQualified/2.json")) {
            assertThat(refusal(with("ce_dataschema", schema)))
                    .isInstanceOf(UnknownEventTypeException.class).hasMessageContaining("has version 2");
        }
    }

    private static EventEnvelope numbered(long sequence) {
        return new EventEnvelope(ID, "/contact-service", EventCatalogue.of(DATA), LEAD, sequence, RECORDED, null, null,
                null, 1, DATA);
    }

    private static EventEnvelope qualified() {
        return new EventEnvelope(ID, "/contact-service", EventCatalogue.of(DATA), LEAD, 3, RECORDED, "correlation",
                "causation",
                "01900000-0000-7000-8000-000000000003", 42, DATA);
    }

    private static UnreadableEventException refusal(ConsumerRecord<String, byte[]> record) {
        return catchThrowableOfType(UnreadableEventException.class, () -> CloudEvents.fromRecord(record));
    }

    private static ConsumerRecord<String, byte[]> with(String header, @Nullable String value) {
        var record = received(WRITER.toRecord(qualified()));
        record.headers().remove(header);
        if (value != null) {
            record.headers().add(header, value.getBytes(UTF_8));
        }
        return record;
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return received(sent.headers(), sent.value());
    }

    @SuppressWarnings("NullAway") // Kafka does not say that a value may be null
    private static ConsumerRecord<String, byte[]> received(Headers headers, byte @Nullable [] value) {
        return new ConsumerRecord<>("rapport.lead", 4, 17, ConsumerRecord.NO_TIMESTAMP, TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE, ConsumerRecord.NULL_SIZE, LEAD.toString(), value, headers, Optional.empty());
    }

    private static Map<String, String> headers(Headers headers) {
        return Arrays.stream(headers.toArray()).collect(Collectors.toMap(header -> header.key(),
                header -> new String(header.value(), UTF_8), (first, second) -> second, LinkedHashMap::new));
    }

    private static Map<String, String> entries(String... namesAndValues) {
        var entries = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return entries;
    }
}

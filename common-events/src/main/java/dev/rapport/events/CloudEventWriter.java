package dev.rapport.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Makes Kafka records of events, as {@link CloudEvents} reads them. Thread-safe. */
public final class CloudEventWriter {

    private static final byte[] JSON = "application/json".getBytes(UTF_8);
    private static final byte[] VERSION_1_0 = "1.0".getBytes(UTF_8);

    /** As many as the largest {@code long} has. */
    private static final int SEQUENCE_DIGITS = 19;
    private static final String ZEROS = "0".repeat(SEQUENCE_DIGITS);

    private final String publicUrl;
    private final Map<EventType, byte[]> dataSchemas = new ConcurrentHashMap<>();

    /**
     * @param publicUrl below which the schemas can be read, e.g. {@code https://crm.example}
     */
    public CloudEventWriter(String publicUrl) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** The record to send for an event. */
    public ProducerRecord<String, byte[]> toRecord(EventEnvelope event) {
        return toRecord(event, null);
    }

    /**
     * The record to send for an event.
     *
     * @param traceparent the W3C trace context of what led to the event
     */
    public ProducerRecord<String, byte[]> toRecord(EventEnvelope event, @Nullable String traceparent) {
        return toRecord(new StoredEvent(event.id(), event.source(), event.type(), event.aggregateId(), event.sequence(),
                event.data().occurredAt(), event.recordedAt(), event.correlationId(), event.causationId(),
                event.actor(), event.position(), EventCodec.shared().write(event.data())), traceparent);
    }

    /**
     * The record to send for an event whose JSON is at hand: it travels as it is.
     *
     * @param traceparent the W3C trace context of what led to the event
     */
    public ProducerRecord<String, byte[]> toRecord(StoredEvent event, @Nullable String traceparent) {
        var type = event.type();
        var key = event.aggregateId().toString();
        // No timestamp and no partition: the producer's. A broker refuses timestamps from the future, so an event
        // recorded by a wrong clock would hold up all that follow it.
        var kafkaRecord = new ProducerRecord<>(type.topic(), key, event.json());
        var headers = kafkaRecord.headers();
        headers.add(CloudEvents.CONTENT_TYPE, JSON);
        headers.add(CloudEvents.SPEC_VERSION, VERSION_1_0);
        add(headers, CloudEvents.ID, event.id().toString());
        add(headers, CloudEvents.SOURCE, event.source());
        add(headers, CloudEvents.TYPE, type.name());
        add(headers, CloudEvents.SUBJECT, key);
        add(headers, CloudEvents.TIME, event.occurredAt().toString());
        add(headers, CloudEvents.RECORDED_TIME, event.recordedAt().toString());
        headers.add(CloudEvents.DATA_SCHEMA, dataSchemas.computeIfAbsent(type,
                each -> (publicUrl + each.schemaPath()).getBytes(UTF_8)));
        add(headers, CloudEvents.PARTITION_KEY, key);
        add(headers, CloudEvents.SEQUENCE, sortable(event.sequence()));
        add(headers, CloudEvents.CORRELATION_ID, event.correlationId());
        add(headers, CloudEvents.CAUSATION_ID, event.causationId());
        add(headers, CloudEvents.ACTOR, event.actor());
        add(headers, CloudEvents.STORE_POSITION, Long.toString(event.position()));
        add(headers, CloudEvents.TRACE_PARENT, traceparent);
        add(headers, CloudEvents.PLAIN_TRACE_PARENT, traceparent);
        return kafkaRecord;
    }

    /** With leading zeros, so that it sorts as text, which the extension demands. */
    private static String sortable(long sequence) {
        var digits = Long.toString(sequence);
        return ZEROS.substring(digits.length()) + digits;
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }
}

package dev.rapport.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records and back: CloudEvents 1.0 in the binary content mode of its
 * <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 * binding</a>. The key is the id of the aggregate, the value the event's JSON, everything else is in the headers.
 */
public final class CloudEvents {

    static final String CONTENT_TYPE = "content-type";
    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";
    static final String DATA_SCHEMA = "ce_dataschema";
    static final String PARTITION_KEY = "ce_partitionkey";
    static final String SEQUENCE = "ce_sequence";
    static final String CORRELATION_ID = "ce_correlationid";
    static final String CAUSATION_ID = "ce_causationid";
    static final String ACTOR = "ce_actor";
    static final String STORE_POSITION = "ce_storeposition";
    static final String TRACE_PARENT = "ce_traceparent";

    /** The W3C name, under which tracing libraries look for it. */
    private static final String PLAIN_TRACE_PARENT = "traceparent";

    private static final byte[] JSON = "application/json".getBytes(UTF_8);
    private static final byte[] VERSION_1_0 = "1.0".getBytes(UTF_8);

    private CloudEvents() {}

    /** The record to send for an event. */
    public static ProducerRecord<String, byte[]> toRecord(EventEnvelope event) {
        return toRecord(event, null);
    }

    /**
     * The record to send for an event.
     *
     * @param traceparent the W3C trace context of what led to the event
     */
    public static ProducerRecord<String, byte[]> toRecord(EventEnvelope event, @Nullable String traceparent) {
        return toRecord(new StoredEvent(event.id(), event.source(), event.type(), event.aggregateId(), event.sequence(),
                event.recordedAt(), event.correlationId(), event.causationId(), event.actor(), event.position(),
                EventCodec.shared().write(event.data())), traceparent);
    }

    /**
     * The record to send for an event whose JSON is at hand: it travels as it is.
     *
     * @param traceparent the W3C trace context of what led to the event
     */
    public static ProducerRecord<String, byte[]> toRecord(StoredEvent event, @Nullable String traceparent) {
        var type = event.type();
        var key = event.aggregateId().toString();
        // No timestamp and no partition: the producer's. A broker refuses timestamps from the future, so an event
        // recorded by a wrong clock would hold up all that follow it.
        var kafkaRecord = new ProducerRecord<>(type.topic(), key, event.json());
        var headers = kafkaRecord.headers();
        headers.add(CONTENT_TYPE, JSON);
        headers.add(SPEC_VERSION, VERSION_1_0);
        add(headers, ID, event.id().toString());
        add(headers, SOURCE, event.source());
        add(headers, TYPE, type.name());
        add(headers, SUBJECT, key);
        add(headers, TIME, event.recordedAt().toString());
        add(headers, DATA_SCHEMA, type.dataSchema());
        add(headers, PARTITION_KEY, key);
        add(headers, SEQUENCE, Long.toString(event.sequence()));
        add(headers, CORRELATION_ID, event.correlationId());
        add(headers, CAUSATION_ID, event.causationId());
        add(headers, ACTOR, event.actor());
        add(headers, STORE_POSITION, Long.toString(event.position()));
        add(headers, TRACE_PARENT, traceparent);
        add(headers, PLAIN_TRACE_PARENT, traceparent);
        return kafkaRecord;
    }

    /**
     * The event a record stands for.
     *
     * @throws UnreadableEventException if it does not stand for one; names topic, partition and offset, never the
     * content
     * @throws UnknownEventTypeException if it stands for one that this version of the library does not know
     */
    public static EventEnvelope fromRecord(ConsumerRecord<String, byte[]> kafkaRecord) {
        try {
            return new Attributes(kafkaRecord.headers()).envelope(kafkaRecord);
        } catch (UnreadableEventException e) {
            throw e.at(kafkaRecord);
        }
    }

    /** The W3C trace context a record carries, to continue the trace of what led to it. */
    public static @Nullable String traceparent(ConsumerRecord<?, ?> kafkaRecord) {
        var header = kafkaRecord.headers().lastHeader(PLAIN_TRACE_PARENT);
        if (header == null) {
            header = kafkaRecord.headers().lastHeader(TRACE_PARENT);
        }
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }

    /** Read in one pass: looking up each header by its name would go through the list a dozen times per event. */
    private static final class Attributes {

        private @Nullable String specVersion;
        private @Nullable String id;
        private @Nullable String source;
        private @Nullable String type;
        private @Nullable String subject;
        private @Nullable String time;
        private @Nullable String dataSchema;
        private @Nullable String sequence;
        private @Nullable String correlationId;
        private @Nullable String causationId;
        private @Nullable String actor;
        private @Nullable String storePosition;

        Attributes(Headers headers) {
            for (var header : headers) {
                switch (header.key()) {
                    case SPEC_VERSION -> specVersion = text(header.value());
                    case ID -> id = text(header.value());
                    case SOURCE -> source = text(header.value());
                    case TYPE -> type = text(header.value());
                    case SUBJECT -> subject = text(header.value());
                    case TIME -> time = text(header.value());
                    case DATA_SCHEMA -> dataSchema = text(header.value());
                    case SEQUENCE -> sequence = text(header.value());
                    case CORRELATION_ID -> correlationId = text(header.value());
                    case CAUSATION_ID -> causationId = text(header.value());
                    case ACTOR -> actor = text(header.value());
                    case STORE_POSITION -> storePosition = text(header.value());
                    default -> {
                        // An extension we do not know.
                    }
                }
            }
        }

        EventEnvelope envelope(ConsumerRecord<String, byte[]> kafkaRecord) {
            if (!"1.0".equals(specVersion)) {
                throw new UnreadableEventException(SPEC_VERSION + " is not 1.0: not a CloudEvent in binary mode");
            }
            var eventType = EventCatalogue.named(present(TYPE, type));
            var value = kafkaRecord.value();
            if (value == null) {
                throw new UnreadableEventException(eventType.name() + ": no value");
            }
            var envelope = new EventEnvelope(uuid(ID, id), present(SOURCE, source), eventType, uuid(SUBJECT, subject),
                    number(SEQUENCE, sequence), instant(TIME, time), correlationId, causationId, actor,
                    number(STORE_POSITION, storePosition),
                    EventCodec.shared().read(eventType, version(eventType), value));
            checkOrigin(kafkaRecord, envelope);
            return envelope;
        }

        /** Whoever may write to one topic must not speak for the owner of another, nor about another record. */
        private static void checkOrigin(ConsumerRecord<String, byte[]> kafkaRecord, EventEnvelope event) {
            if (!event.type().topic().equals(kafkaRecord.topic())) {
                throw new UnreadableEventException(event.type().name() + " does not belong on this topic");
            }
            if (!event.source().equals("/" + EventCatalogue.ownerOf(event.type().aggregate()))) {
                throw new UnreadableEventException(SOURCE + " does not own this topic");
            }
            if (!event.aggregateId().toString().equals(kafkaRecord.key())) {
                throw new UnreadableEventException(SUBJECT + " is not the key");
            }
        }

        private int version(EventType eventType) {
            var schema = present(DATA_SCHEMA, dataSchema);
            if (schema.equals(eventType.dataSchema())) {
                return eventType.version();
            }
            var prefix = eventType.dataSchema().substring(0, eventType.dataSchema().lastIndexOf('/') + 1);
            if (schema.startsWith(prefix)) {
                try {
                    var version = Integer.parseInt(schema.substring(prefix.length()));
                    if (version > 0) {
                        return version;
                    }
                } catch (NumberFormatException e) {
                    throw malformed(DATA_SCHEMA);
                }
            }
            throw malformed(DATA_SCHEMA);
        }

        private static @Nullable String text(byte @Nullable [] value) {
            return value == null ? null : new String(value, UTF_8);
        }

        private static String present(String header, @Nullable String value) {
            if (value == null) {
                throw new UnreadableEventException("no header " + header);
            }
            return value;
        }

        private static UUID uuid(String header, @Nullable String value) {
            try {
                return UUID.fromString(present(header, value));
            } catch (IllegalArgumentException e) {
                throw malformed(header);
            }
        }

        private static long number(String header, @Nullable String value) {
            try {
                return Long.parseLong(present(header, value));
            } catch (NumberFormatException e) {
                throw malformed(header);
            }
        }

        private static Instant instant(String header, @Nullable String value) {
            try {
                return Instant.parse(present(header, value));
            } catch (DateTimeParseException e) {
                throw malformed(header);
            }
        }

        private static UnreadableEventException malformed(String header) {
            return new UnreadableEventException("malformed header " + header);
        }
    }
}

package dev.rapport.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from Kafka records: CloudEvents 1.0 in the binary content mode of its
 * <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 * binding</a>. The key is the id of the aggregate, the value the event's JSON, everything else is in the headers.
 *
 * <p>Records of the first form are read as well: they have no {@code recordedtime}, {@code time} is when they were
 * recorded, {@code dataschema} is a path without the file's suffix and {@code sequence} has no leading zeros.
 */
public final class CloudEvents {

    static final String CONTENT_TYPE = "content-type";
    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";
    static final String RECORDED_TIME = "ce_recordedtime";
    static final String DATA_SCHEMA = "ce_dataschema";
    static final String PARTITION_KEY = "ce_partitionkey";
    static final String SEQUENCE = "ce_sequence";
    static final String CORRELATION_ID = "ce_correlationid";
    static final String CAUSATION_ID = "ce_causationid";
    static final String ACTOR = "ce_actor";
    static final String STORE_POSITION = "ce_storeposition";
    static final String TRACE_PARENT = "ce_traceparent";

    /** The W3C name, under which tracing libraries look for it. */
    static final String PLAIN_TRACE_PARENT = "traceparent";

    private static final String JSON = ".json";

    private CloudEvents() {}

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

    /** Read in one pass: looking up each header by its name would go through the list a dozen times per event. */
    private static final class Attributes {

        private @Nullable String specVersion;
        private @Nullable String id;
        private @Nullable String source;
        private @Nullable String type;
        private @Nullable String subject;
        private @Nullable String time;
        private @Nullable String recordedTime;
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
                    case RECORDED_TIME -> recordedTime = text(header.value());
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
                    number(SEQUENCE, sequence), recordedAt(), correlationId, causationId, actor,
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

        private Instant recordedAt() {
            var named = instant(TIME, time);
            return recordedTime == null ? named : instant(RECORDED_TIME, recordedTime);
        }

        /**
         * Of {@code https://crm.example/schemas/lead/LeadCreated/1.json}, wherever that is served, or of
         * {@code /schemas/lead/LeadCreated/1}.
         */
        private int version(EventType eventType) {
            var schema = present(DATA_SCHEMA, dataSchema);
            if (schema.endsWith(eventType.schemaPath())) {
                return eventType.version();
            }
            var folder = eventType.schemaFolder();
            int begin = schema.lastIndexOf(folder);
            if (begin < 0) {
                throw malformed(DATA_SCHEMA);
            }
            var file = schema.substring(begin + folder.length());
            try {
                var version = Integer.parseInt(file.endsWith(JSON)
                        ? file.substring(0, file.length() - JSON.length())
                        : file);
                if (version > 0) {
                    return version;
                }
            } catch (NumberFormatException e) {
                throw malformed(DATA_SCHEMA);
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

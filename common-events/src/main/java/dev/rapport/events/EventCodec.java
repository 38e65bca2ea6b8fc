package dev.rapport.events;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns events into JSON and back; nothing else does, so what is done to events wherever they are stored or travel is
 * done here. Thread-safe.
 *
 * <p>Reading ignores fields it does not know, so that consumers survive an additive change, lifts older versions with
 * {@linkplain Upcaster upcasters}, and refuses an event in which a value is missing that its record does not mark as
 * nullable. Writing leaves out what is null.
 */
public final class EventCodec {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new NullableComponents())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> recordClass) {
            return MAPPER.readerFor(recordClass);
        }
    };

    private static final ClassValue<ObjectWriter> WRITERS = new ClassValue<>() {
        @Override
        protected ObjectWriter computeValue(Class<?> recordClass) {
            return MAPPER.writerFor(recordClass);
        }
    };

    /** One for each step from a version to the next that any event of the catalogue ever took; none is ever removed. */
    private static final List<Upcaster> UPCASTERS = List.of();

    private static final EventCodec SHARED = new EventCodec(UPCASTERS);

    private record Step(Class<?> event, int from) {}

    private final Map<Step, Upcaster> upcasters = new HashMap<>();

    /**
     * A codec with these upcasters only; {@link #shared()} has those of the catalogue.
     *
     * @throws IllegalArgumentException if two of them take the same step
     */
    public EventCodec(List<Upcaster> upcasters) {
        for (var upcaster : upcasters) {
            if (this.upcasters.put(new Step(upcaster.event(), upcaster.from()), upcaster) != null) {
                throw new IllegalArgumentException(
                        "Two upcasters for version %d of %s".formatted(upcaster.from(),
                                upcaster.event().getSimpleName()));
            }
        }
    }

    /** The codec for the events of the catalogue. */
    public static EventCodec shared() {
        return SHARED;
    }

    /**
     * The JSON of an event in its current version, in UTF-8.
     *
     * @throws IllegalArgumentException if a value is missing that its record does not mark as nullable: nobody could
     * read it
     */
    public byte[] write(DomainEvent event) {
        try {
            var json = WRITERS.get(event.getClass()).writeValueAsBytes(event);
            var order = event.getClass().getAnnotation(JsonPropertyOrder.class);
            return order == null ? json : ordered(json, order.value());
        } catch (JacksonException e) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + ": " + withoutValues(e));
        }
    }

    /** Jackson keeps the fields of details together; events that were written before had others between them. */
    private static byte[] ordered(byte[] json, String[] names) {
        var fields = (ObjectNode) MAPPER.readTree(json);
        var ordered = MAPPER.createObjectNode();
        for (var name : names) {
            if (fields.has(name)) {
                ordered.set(name, fields.remove(name));
            }
        }
        ordered.setAll(fields);
        return MAPPER.writeValueAsBytes(ordered);
    }

    /**
     * The event that JSON in UTF-8 stands for.
     *
     * @param version the version of the schema it was written in
     * @throws UnreadableEventException if it does not stand for an event of this type
     * @throws UnknownEventTypeException if the version is newer than this library
     */
    public DomainEvent read(EventType type, int version, byte[] json) {
        if (version > type.version()) {
            throw UnknownEventTypeException.newer(type, version);
        }
        try {
            DomainEvent event = version == type.version()
                    ? READERS.get(type.recordClass()).readValue(json)
                    : READERS.get(type.recordClass()).readValue(upcast(type, version, json));
            if (event == null) {
                throw new UnreadableEventException(type.name() + ": no JSON object");
            }
            return event;
        } catch (JacksonException e) {
            throw new UnreadableEventException("%s, version %d: %s".formatted(type.name(), version, withoutValues(e)));
        }
    }

    /**
     * The JSON of an event in its current version, from what was written in that or an older one. What is current
     * already is given back as it is, unread.
     *
     * @param version the version of the schema it was written in
     * @throws UnreadableEventException if it is older and does not stand for an event of this type
     * @throws UnknownEventTypeException if the version is newer than this library
     */
    public byte[] current(EventType type, int version, byte[] json) {
        return version == type.version() ? json : write(read(type, version, json));
    }

    /**
     * When an event of the current version happened in the business, without reading the rest of it.
     *
     * @return empty if the JSON does not say so: it is not that of an event
     */
    public Optional<Instant> occurredAt(byte[] json) {
        try (var parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                var value = parser.nextToken();
                if (name.equals("occurredAt") && value == JsonToken.VALUE_STRING) {
                    return Optional.of(Instant.parse(parser.getString()));
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (JacksonException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private ObjectNode upcast(EventType type, int version, byte[] json) {
        if (!(MAPPER.readTree(json) instanceof ObjectNode node)) {
            throw new UnreadableEventException(type.name() + ": no JSON object");
        }
        for (int from = version; from < type.version(); from++) {
            var upcaster = upcasters.get(new Step(type.recordClass(), from));
            if (upcaster == null) {
                throw new UnreadableEventException("%s: no upcaster from version %d".formatted(type.name(), from));
            }
            node = apply(upcaster, node, type);
        }
        return node;
    }

    private static ObjectNode apply(Upcaster upcaster, ObjectNode node, EventType type) {
        try {
            return upcaster.change().apply(node);
        } catch (RuntimeException e) {
            throw new UnreadableEventException("%s: upcaster from version %d failed with %s".formatted(type.name(),
                    upcaster.from(), e.getClass().getSimpleName()));
        }
    }

    /** Jackson's messages quote what they read; the names of the fields that led there are ours. */
    private static String withoutValues(JacksonException e) {
        var path = new StringBuilder();
        if (e instanceof DatabindException) {
            for (var reference : e.getPath()) {
                path.append(path.isEmpty() ? " at " : ".")
                        .append(reference.getPropertyName() == null
                                ? reference.getIndex()
                                : reference.getPropertyName());
            }
        }
        return e.getClass().getSimpleName() + path;
    }
}

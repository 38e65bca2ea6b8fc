package dev.rapport.reporting.record;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventCodec;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.EventType;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import dev.rapport.reporting.erasure.Traces;
import dev.rapport.reporting.record.HistoryPage.RecordedEvent;
import dev.rapport.reporting.resource.People;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event as it lies in the history of its record.
 *
 * @param type what kind of event it is
 * @param schemaVersion in which its data is written
 * @param data its fields, as JSON has them
 */
record HistoryEntry(
        UUID id,
        String source,
        EventType type,
        int schemaVersion,
        long sequence,
        Instant recordedAt,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String actor,
        long position,
        Map<String, @Nullable Object> data) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {
    };

    private record Stored(
            UUID id,
            String source,
            String type,
            int schema,
            long sequence,
            String recordedAt,
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String actor,
            long position,
            @JsonRawValue String data) {}

    /** The event as it is stored: as text, because it is only ever read as a whole. */
    static String write(EventEnvelope event) {
        return write(event.id(), event.source(), event.type(), event.type().version(), event.sequence(),
                event.recordedAt(), event.correlationId(), event.causationId(), event.actor(), event.position(),
                new String(EventCodec.shared().write(event.data()), StandardCharsets.UTF_8));
    }

    String write() {
        return write(id, source, type, schemaVersion, sequence, recordedAt, correlationId, causationId, actor, position,
                JSON.writeValueAsString(data));
    }

    private static String write(UUID id, String source, EventType type, int schemaVersion, long sequence,
            Instant recordedAt, @Nullable String correlationId, @Nullable String causationId, @Nullable String actor,
            long position, String data) {
        return JSON.writeValueAsString(new Stored(id, source, type.name(), schemaVersion, sequence,
                recordedAt.toString(), correlationId, causationId, actor, position, data));
    }

    static HistoryEntry read(String stored) {
        var json = JSON.readTree(stored);
        return new HistoryEntry(UUID.fromString(json.path("id").asString()), json.path("source").asString(),
                EventCatalogue.named(json.path("type").asString()), json.path("schema").asInt(),
                json.path("sequence").asLong(), Instant.parse(json.path("recordedAt").asString()),
                text(json, "correlationId"), text(json, "causationId"), text(json, "actor"),
                json.path("position").asLong(), JSON.convertValue(json.path("data"), MAP));
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).isString() ? json.path(name).asString() : null;
    }

    HistoryEntry redacted(Traces traces) {
        return new HistoryEntry(id, source, type, schemaVersion, sequence, recordedAt, correlationId, causationId,
                actor, position, People.redacted(type, data, traces));
    }

    /** The event itself. What was redacted and must be there is read as empty text: events have no null there. */
    EventEnvelope toEvent(UUID aggregateId) {
        var filled = new LinkedHashMap<String, @Nullable Object>(data);
        EventFields.of(type.recordClass()).stream().filter(field -> field.personal() && field.required())
                .map(EventField::name)
                .forEach(name -> filled.replaceAll((field, value) -> field.equals(name) && value == null ? "" : value));
        return new EventEnvelope(id, source, type, aggregateId, sequence, recordedAt, correlationId, causationId, actor,
                position, EventCodec.shared().read(type, schemaVersion, JSON.writeValueAsBytes(filled)));
    }

    /**
     * As the public API answers it.
     *
     * @param hidden
     *            fields that whoever asks does not see
     */
    RecordedEvent answer(Set<String> hidden) {
        var seen = new LinkedHashMap<String, @Nullable Object>(data);
        seen.keySet().removeAll(hidden);
        return new RecordedEvent(sequence, type.simpleName(), recordedAt,
                Instant.parse(String.valueOf(data.get("occurredAt"))), actor, correlationId, causationId, seen);
    }
}

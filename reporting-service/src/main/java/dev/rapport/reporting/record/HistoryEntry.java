package dev.rapport.reporting.record;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventCodec;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.EventType;
import tools.jackson.core.type.TypeReference;
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

    static HistoryEntry of(EventEnvelope event) {
        return new HistoryEntry(event.id(), event.source(), event.type(), event.type().version(), event.sequence(),
                event.recordedAt(), event.correlationId(), event.causationId(), event.actor(), event.position(),
                JSON.readValue(EventCodec.shared().write(event.data()), MAP));
    }

    Document toDocument() {
        return new Document("id", id.toString()).append("source", source).append("type", type.name())
                .append("schema", schemaVersion).append("sequence", sequence)
                .append("recordedAt", recordedAt.toString()).append("correlationId", correlationId)
                .append("causationId", causationId).append("actor", actor).append("position", position)
                .append("data", new Document(data));
    }

    static HistoryEntry of(Document stored) {
        return new HistoryEntry(UUID.fromString(stored.getString("id")), stored.getString("source"),
                EventCatalogue.named(stored.getString("type")), stored.getInteger("schema"), stored.getLong("sequence"),
                Instant.parse(stored.getString("recordedAt")), stored.getString("correlationId"),
                stored.getString("causationId"), stored.getString("actor"), stored.getLong("position"),
                new LinkedHashMap<String, @Nullable Object>(stored.get("data", Document.class)));
    }

    HistoryEntry redacted() {
        return new HistoryEntry(id, source, type, schemaVersion, sequence, recordedAt, correlationId, causationId,
                actor, position, Redaction.redact(type, data));
    }

    /** The event itself. What was redacted is read as empty text, because events have no null there. */
    EventEnvelope toEvent(UUID aggregateId) {
        var filled = new LinkedHashMap<String, @Nullable Object>(data);
        Redaction.personal(type).forEach(name -> filled.replaceAll((field, value) -> field.equals(name)
                && value == null ? "" : value));
        return new EventEnvelope(id, source, type, aggregateId, sequence, recordedAt, correlationId, causationId, actor,
                position, EventCodec.shared().read(type, schemaVersion, JSON.writeValueAsBytes(filled)));
    }

    /** As the public API answers it. */
    Map<String, @Nullable Object> answer() {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("sequence", sequence);
        answer.put("type", type.simpleName());
        answer.put("recordedAt", recordedAt.toString());
        answer.put("occurredAt", data.get("occurredAt"));
        answer.put("actor", actor);
        answer.put("correlationId", correlationId);
        answer.put("causationId", causationId);
        answer.put("data", data);
        return answer;
    }
}

package dev.rapport.common.custom;

import dev.rapport.common.directory.Directory;
import dev.rapport.events.EventCodec;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.field.FieldArchived;
import dev.rapport.events.field.FieldChanged;
import dev.rapport.events.field.FieldDefined;
import dev.rapport.events.field.FieldDetails;
import dev.rapport.events.field.FieldEvent;
import dev.rapport.events.field.FieldRestored;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.json.JsonMapper;

/** The fields that are defined, as this service has read it from Kafka. */
final class FieldDirectory extends Directory implements Definitions {

    /** Every command asks, and they hardly ever change. */
    private static final long FRESH = Duration.ofMillis(100).toNanos();

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** What was read before is good for nobody who has waited for a definition since. */
    private volatile long goodSince = System.nanoTime();

    /**
     * @param revision
     *            another one whenever something has changed
     * @param at
     *            by {@link System#nanoTime}
     */
    private record Known(String revision, Map<String, Definition> fields, long at) {}

    FieldDirectory(JdbcOperations jdbc) {
        super("fields", List.of("field"), "custom_field", "field_id", jdbc);
    }

    @Override
    protected Map<String, ?> columns(EventEnvelope event) {
        return switch ((FieldEvent) event.data()) {
            case FieldDefined defined -> Map.of("entity", defined.details().entity(), "key", defined.details().key(),
                    "definition", written(event), "archived", false);
            case FieldChanged _ -> Map.of("definition", written(event));
            case FieldArchived _ -> Map.of("archived", true);
            case FieldRestored _ -> Map.of("archived", false);
        };
    }

    private static String written(EventEnvelope event) {
        return new String(EventCodec.shared().write(event.data()), StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, Definition> of(String kind) {
        long now = System.nanoTime();
        var last = known.get(kind);
        if (last != null && now - last.at() < FRESH && last.at() - goodSince >= 0) {
            return last.fields();
        }
        // An event adds a row or raises its number.
        var revision = jdbc.queryForObject(
                "select count(*) || '/' || coalesce(sum(sequence), 0) from custom_field where entity = ?", String.class,
                kind);
        var fields = last != null && last.revision().equals(revision) ? last.fields() : read(kind);
        known.put(kind, new Known(String.valueOf(revision), fields, now));
        return fields;
    }

    private Map<String, Definition> read(String kind) {
        var fields = new LinkedHashMap<String, Definition>();
        jdbc.query("select key, definition, archived from custom_field where entity = ? order by key", row -> {
            fields.put(row.getString("key"), new Definition(
                    json.readValue(row.getString("definition"), FieldDetails.class), row.getBoolean("archived")));
        }, kind);
        return fields;
    }

    /** Whether an event of a field has been read. */
    boolean holds(UUID fieldId, long sequence) {
        @Nullable
        Boolean holds = jdbc.queryForObject(
                "select exists (select from custom_field where field_id = ? and sequence >= ?)", Boolean.class, fieldId,
                sequence);
        if (Boolean.TRUE.equals(holds)) {
            goodSince = System.nanoTime();
            return true;
        }
        return false;
    }
}

package dev.rapport.reporting.past;

import dev.rapport.events.EventEnvelope;
import dev.rapport.reporting.elasticsearch.Fields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * From when on a version of something holds, by either clock, in microseconds. By both, a version never begins before
 * the one before it: neither a clock that went back nor something that is told late changes the order of events. Of two
 * versions that begin together the earlier never holds.
 */
public record Since(long recorded, long occurred) {

    /** The end of what has not ended. */
    public static final long OPEN_END = Long.MAX_VALUE;

    static final String RECORDED_FROM = "recordedFrom";
    static final String RECORDED_TO = "recordedTo";
    static final String OCCURRED_FROM = "occurredFrom";
    static final String OCCURRED_TO = "occurredTo";

    /** The kind of record that a version of the past belongs to: those of the present say it as {@code type}. */
    public static final String PAST_TYPE = "pastType";

    /** How the index holds them. */
    public static final Map<String, ?> PROPERTIES = Map.of(RECORDED_FROM, Fields.LONG, RECORDED_TO, Fields.LONG,
            OCCURRED_FROM, Fields.LONG, OCCURRED_TO, Fields.LONG);

    /**
     * From an event on.
     *
     * @param before
     *            since when the version before holds; null when it is the first
     */
    public static Since of(@Nullable Since before, EventEnvelope event) {
        return of(before, event.recordedAt(), event.data().occurredAt());
    }

    static Since of(@Nullable Since before, Instant recordedAt, Instant occurredAt) {
        long recorded = Fields.micros(recordedAt);
        long occurred = Fields.micros(occurredAt);
        return before == null
                ? new Since(recorded, occurred)
                : new Since(Math.max(before.recorded, recorded), Math.max(before.occurred, occurred));
    }

    /**
     * Notes in a document when it holds.
     *
     * @param next
     *            since when the next version holds; null when this is the last one
     */
    public void put(Map<String, Object> document, @Nullable Since next) {
        document.put(RECORDED_FROM, recorded);
        document.put(RECORDED_TO, next == null ? OPEN_END : next.recorded);
        document.put(OCCURRED_FROM, occurred);
        document.put(OCCURRED_TO, next == null ? OPEN_END : next.occurred);
    }

    /** Since when what is {@linkplain #put noted} in a document holds. */
    public static Since of(JsonNode document) {
        return new Since(document.path(RECORDED_FROM).asLong(), document.path(OCCURRED_FROM).asLong());
    }

    /** The kind of record of which a document of the index of all records is a version, of the present or the past. */
    public static String kind(JsonNode document) {
        return document.path("type").asStringOpt().orElseGet(() -> document.path(PAST_TYPE).asString());
    }

    /** When what is noted in a document ceased to hold, as the beginning of what held next. */
    public static Since end(JsonNode document) {
        return new Since(document.path(RECORDED_TO).asLong(), document.path(OCCURRED_TO).asLong());
    }
}

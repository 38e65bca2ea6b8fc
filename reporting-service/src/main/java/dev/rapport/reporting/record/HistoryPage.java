package dev.rapport.reporting.record;

import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of a history. */
record HistoryPage(
        @Description("What happened to the record, in its order") List<RecordedEvent> items,
        @Description(value = "Cursor of the next page; null on the last", example = "eyJhIjpbMTc2NF19") @Nullable String next) {

    /** One event of a record. */
    record RecordedEvent(
            @Description("The version of the record that it made, from 0") long sequence,
            @Description(value = "What happened, in the past tense", example = "StageChanged") String type,
            @Description("When it was recorded") Instant recordedAt,
            @Description("When it happened") Instant occurredAt,
            @Description(value = "Id of the employee who did it, or the name of the service that did", example = "01900000-0000-7000-8000-000000000003") @Nullable String actor,
            @Description(value = "The request or event that began what this belongs to", example = "01900000-0000-7000-8000-0000000000d1") @Nullable String correlationId,
            @Description(value = "The event that led to this one", example = "01900000-0000-7000-8000-0000000000d2") @Nullable String causationId,
            @Description("The event's own fields, as its JSON Schema says; what was personal is null when the person has been erased") Map<String, @Nullable Object> data) {}
}

package dev.rapport.reporting.timeline;

import dev.rapport.events.field.Description;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.resource.Sentences;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One page of what happened with a customer. */
record Timeline(
        @Description("What happened, newest first") List<TimelineEntry> items,
        @Description(value = "Cursor of the next page; null on the last", example = "eyJhIjpbMTc2NF19") @Nullable String next) {

    /** Without what is hidden from somebody: a sentence may name any field. */
    Timeline seenBy(Reader reader) {
        return new Timeline(items.stream().map(entry -> entry.without(reader.hidden(entry.type()))).toList(), next);
    }

    record TimelineEntry(
            @Description("The event") UUID id,
            @Description("The kind of record it happened to") String type,
            @Description(value = "What happened, in the past tense", example = "StageChanged") String event,
            @Description("The record it happened to") UUID recordId,
            @Description("When it happened") Instant occurredAt,
            @Description("When it was recorded") Instant recordedAt,
            @Description(value = "Id of the employee who did it, or the name of the service that did", example = "01900000-0000-7000-8000-000000000003") @Nullable String actor,
            @Description(value = "One line for people", example = "Moved from Proposal to Commitment") String summary,
            @Description("The event's own fields, as its JSON Schema says; empty when the person it tells of has been erased") JsonNode data) {

        private TimelineEntry without(Set<String> hidden) {
            if (hidden.isEmpty() || !(data instanceof ObjectNode fields)) {
                return this;
            }
            return new TimelineEntry(id, type, event, recordId, occurredAt, recordedAt, actor, Sentences.ofName(event),
                    fields.deepCopy().remove(hidden));
        }
    }
}

package dev.rapport.reporting.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One page of what happened with a customer.
 *
 * @param items
 *            newest first
 * @param next
 *            cursor of the next page, null on the last
 */
record Timeline(List<Entry> items, @Nullable String next) {

    /**
     * @param id
     *            of the event
     * @param type
     *            what it happened to: lead, contact, account, deal or interaction
     * @param event
     *            e.g. {@code StageChanged}
     * @param recordId
     *            the record it happened to
     * @param occurredAt
     *            when it happened in the business
     * @param actor
     *            employee who did it, or {@code system}
     * @param summary
     *            one line for people
     * @param data
     *            the event's own fields; empty when the person it tells of has been erased
     */
    record Entry(
            UUID id,
            String type,
            String event,
            UUID recordId,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String actor,
            String summary,
            JsonNode data) {}
}

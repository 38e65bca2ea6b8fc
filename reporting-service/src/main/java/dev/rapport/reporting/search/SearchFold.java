package dev.rapport.reporting.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.rapport.events.EventEnvelope;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.reporting.elasticsearch.Documents;
import dev.rapport.reporting.elasticsearch.Holes;
import dev.rapport.reporting.elasticsearch.IndexFold;
import tools.jackson.databind.JsonNode;

/** One document per record, with what it is found, filtered and sorted by. */
public final class SearchFold implements IndexFold {

    /** Name of the projection. */
    public static final String NAME = "search";

    /**
     * Version of the document that takes the place of the lead an erased contact came from. Whatever comes later, or again,
     * from the lead's own topic must not bring the person back.
     */
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public Set<String> topics() {
        return EventCatalogue.topics();
    }

    @Override
    public Map<String, ?> properties() {
        return RecordDocument.PROPERTIES;
    }

    @Override
    public List<String> needs(EventEnvelope event) {
        return event.sequence() == 0 ? List.of() : List.of(event.aggregateId().toString());
    }

    @Override
    public String documentOf(String aggregate, UUID aggregateId, long sequence) {
        return aggregateId.toString();
    }

    @Override
    public void apply(EventEnvelope event, Documents documents) {
        var id = event.aggregateId().toString();
        var type = event.type().aggregate();
        JsonNode before = documents.get(id);
        if (before != null && before.path("sequence").asLong() >= event.sequence()) {
            return;
        }
        Holes.check(event, before);
        var record = before == null ? RecordState.none() : RecordState.of(before.path("state"));
        record.apply(event);
        documents.put(id, event.sequence() + 1, RecordDocument.of(type, id, event, record));
        if (event.data() instanceof ContactErased) {
            documents.put(marker(id), FOR_EVER, RecordDocument.marker(event));
            if (record.text("leadId") instanceof String leadId) {
                documents.put(leadId, FOR_EVER, RecordDocument.erased("lead", leadId, FOR_EVER));
                documents.put(marker(leadId), FOR_EVER, RecordDocument.marker(event));
            }
        }
    }

    /** Id of the document that is there when a person has been erased: what others wrote about the person is not shown. */
    static String marker(String personId) {
        return "erased:" + personId;
    }

    /** An amount as the index holds it, for filters. */
    public static long amount(BigDecimal amount) {
        return RecordDocument.amount(amount);
    }
}

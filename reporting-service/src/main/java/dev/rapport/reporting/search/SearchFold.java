package dev.rapport.reporting.search;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.reporting.elasticsearch.Documents;
import dev.rapport.reporting.elasticsearch.Holes;
import dev.rapport.reporting.elasticsearch.IndexFold;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One document per record, with what it is found, filtered and sorted by. */
public final class SearchFold implements IndexFold {

    /** Name of the projection. */
    public static final String NAME = "search";

    /**
     * Version of the document that takes the place of the lead an erased contact came from. Whatever comes later, or
     * again, from the lead's own topic must not bring the person back.
     */
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    /** To be raised whenever the form of a document changes; resources have versions of their own. */
    public static final int FORM = 3;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {
    };

    private final Resources resources;

    public SearchFold(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int schemaVersion() {
        return FORM + resources.version();
    }

    @Override
    public Set<String> topics() {
        return EventCatalogue.topics();
    }

    @Override
    public Map<String, ?> properties() {
        return SearchDocument.properties(resources);
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
        JsonNode before = documents.get(id);
        if (before != null && before.path("sequence").asLong() >= event.sequence()) {
            return;
        }
        Holes.check(event, before);
        var resource = resources.of(event);
        var told = resource.told(event.data());
        var record = resource.fold(before == null ? null : read(resource, event, before), event, told);
        documents.put(id, event.sequence() + 1, SearchDocument.of(resource, record));
        if (told.isForgetting()) {
            documents.put(marker(id), FOR_EVER, SearchDocument.marker(event));
            resource.forgottenWith(told, record).forEach((other, kind) -> {
                documents.put(other.toString(), FOR_EVER, SearchDocument.erased(kind, other.toString(), FOR_EVER));
                documents.put(marker(other.toString()), FOR_EVER, SearchDocument.marker(event));
            });
        }
    }

    private static RecordDocument read(Resource<?> resource, EventEnvelope event, JsonNode document) {
        return RecordDocument.of(resource.kind(), event.aggregateId(), JSON.convertValue(document.path("state"), MAP));
    }

    /**
     * Id of the document that is there when a person has been erased: what others wrote about the person is not shown.
     */
    static String marker(String personId) {
        return "erased:" + personId;
    }
}

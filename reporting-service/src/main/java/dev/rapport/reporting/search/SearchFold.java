package dev.rapport.reporting.search;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.reporting.elasticsearch.Documents;
import dev.rapport.reporting.elasticsearch.Holes;
import dev.rapport.reporting.elasticsearch.IndexFold;
import dev.rapport.reporting.past.Since;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One document per record, with what it is found, filtered and sorted by, and one for each version that the record has
 * had before.
 */
public final class SearchFold implements IndexFold {

    /** Name of the projection. */
    public static final String NAME = "search";

    /**
     * Version of the document that takes the place of the lead an erased contact came from. Whatever comes later, or
     * again, from the lead's own topic must not bring the person back.
     */
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    /** A version of the past never changes; without what is personal it is the only second one. */
    private static final long AS_IT_WAS = 1;
    private static final long BLANKED = 2;

    /** To be raised whenever the form of a document changes; resources have versions of their own. */
    public static final int FORM = 4;

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
        if (event.sequence() == 0) {
            return List.of();
        }
        var id = event.aggregateId().toString();
        return resources.of(event).told(event.data()).isForgetting()
                ? Stream.concat(Stream.of(id), versions(event)).toList()
                : List.of(id);
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
        var since = Since.of(before == null ? null : Since.of(before), event);
        if (before != null && !since.equals(Since.of(before))) {
            documents.put(version(id, before.path("sequence").asLong()), AS_IT_WAS,
                    SearchDocument.past(before, since));
        }
        var document = SearchDocument.of(resource, record);
        since.put(document, null);
        documents.put(id, event.sequence() + 1, document);
        if (told.isForgetting()) {
            versions(event).forEach(version -> blank(resource, event, version, documents));
            documents.put(marker(id), FOR_EVER, SearchDocument.marker(event));
            resource.forgottenWith(told, record).forEach((other, kind) -> {
                documents.put(other.toString(), FOR_EVER, SearchDocument.erased(kind, other.toString(), FOR_EVER));
                documents.put(marker(other.toString()), FOR_EVER, SearchDocument.marker(event));
            });
        }
    }

    private static void blank(Resource<?> resource, EventEnvelope event, String version, Documents documents) {
        var past = documents.get(version);
        if (past != null) {
            documents.put(version, BLANKED, SearchDocument.redacted(resource, read(resource, event, past), past));
        }
    }

    /** Ids of the versions that a record has had before an event. */
    private static Stream<String> versions(EventEnvelope event) {
        return LongStream.range(0, event.sequence()).mapToObj(number -> version(event.aggregateId().toString(),
                number));
    }

    private static String version(String id, long number) {
        return id + ":" + number;
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

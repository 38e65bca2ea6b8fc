package dev.rapport.reporting.search;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.reporting.condition.CustomIndex;
import dev.rapport.reporting.elasticsearch.Documents;
import dev.rapport.reporting.elasticsearch.Following;
import dev.rapport.reporting.elasticsearch.Forgetting;
import dev.rapport.reporting.elasticsearch.Holes;
import dev.rapport.reporting.elasticsearch.IndexFold;
import dev.rapport.reporting.erasure.Traces;
import dev.rapport.reporting.past.Since;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One document per record, with what it is found, filtered and sorted by, and one for each version that the record has
 * had before.
 */
public final class SearchFold implements IndexFold {

    /** Name of the projection. */
    public static final String NAME = "search";

    /** A version of the past never changes; it is only rewritten when somebody is forgotten. */
    private static final long AS_IT_WAS = 1;

    /** To be raised whenever the form of a document changes; resources have versions of their own. */
    public static final int FORM = 8;

    private final Resources resources;
    private final Forgetting forgetting = new SearchForgetting();
    private final Following following;

    public SearchFold(Resources resources) {
        this.resources = resources;
        this.following = new DocumentFacts(resources);
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
        return SearchMapping.of(resources);
    }

    @Override
    public List<Map<String, ?>> templates() {
        return CustomIndex.templates();
    }

    @Override
    public List<String> needs(EventEnvelope event) {
        var resource = resources.of(event);
        var needs = new ArrayList<String>();
        if (event.sequence() > 0) {
            needs.add(event.aggregateId().toString());
        }
        resource.followedBy(resource.told(event.data())).forEach(followed -> needs.add(followed.toString()));
        return needs;
    }

    @Override
    public String documentOf(String aggregate, UUID aggregateId, long sequence) {
        return aggregateId.toString();
    }

    @Override
    public List<UUID> people(EventEnvelope event) {
        var resource = resources.of(event);
        return resource.people().toldBy(event.aggregateId(), resource.told(event.data()));
    }

    @Override
    public Following following() {
        return following;
    }

    @Override
    public Forgetting forgetting() {
        return forgetting;
    }

    @Override
    public void apply(EventEnvelope event, Documents documents) {
        var id = event.aggregateId().toString();
        JsonNode before = documents.get(id);
        var resource = resources.of(event);
        var told = resource.told(event.data());
        if (before != null && before.path("sequence").asLong() >= event.sequence()) {
            resource.forgotten(event.aggregateId(), told, read(resource, event.aggregateId(), before))
                    .forEach(documents::forget);
            return;
        }
        Holes.check(event, before);
        var record = resource.fold(before == null ? null : read(resource, event.aggregateId(), before), event, told);
        var called = resource.people().names(record.fields().asMap());
        var formerly = new LinkedHashSet<String>();
        if (before != null) {
            formerly.addAll(SearchDocument.names(resource, before));
            formerly.removeAll(called);
        }
        var since = Since.of(before == null ? null : Since.of(before), event);
        if (before != null && !since.equals(Since.of(before))) {
            documents.put(id + ":" + before.path("sequence").asLong(), AS_IT_WAS, SearchDocument.past(before, since));
        }
        var document = SearchDocument.of(resource, record, formerly);
        DocumentFacts.put(document, resource, record, followed -> documents.get(followed));
        since.put(document, null);
        documents.put(id, event.sequence() + 1, document);
        resource.forgotten(event.aggregateId(), told, record).forEach(documents::forget);
    }

    private static RecordDocument read(Resource<?> resource, UUID id, JsonNode document) {
        return RecordDocument.of(resource.kind(), id, document.path("state"));
    }

    private Resource<?> resource(JsonNode document) {
        return resources.of(Since.kind(document));
    }

    /** A record as it is left, or was, with what it is found, filtered and sorted by made anew. */
    private final class SearchForgetting implements Forgetting {

        @Override
        public Set<String> names(JsonNode document) {
            return SearchDocument.names(resource(document), document);
        }

        @Override
        public Map<String, ?> forgotten(JsonNode document, Traces traces) {
            var resource = resource(document);
            var record = read(resource, UUID.fromString(document.path("recordId").asString()), document);
            return SearchDocument.forgotten(resource, resource.people().redacted(record, traces), document);
        }
    }
}

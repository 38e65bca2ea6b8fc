package dev.rapport.reporting.search;

import dev.rapport.reporting.access.ReachQuery;
import dev.rapport.reporting.elasticsearch.Following;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** By what it is found who may read a record: its own facts, and those of the records that it belongs to. */
final class DocumentFacts implements Following {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Resources resources;
    private final Set<String> followed;

    DocumentFacts(Resources resources) {
        this.resources = resources;
        this.followed = resources.kindsFollowed();
    }

    /** Puts the facts of a record into its document. */
    static void put(Map<String, Object> document, Resource<?> resource, RecordDocument record,
            Function<String, @Nullable JsonNode> others) {
        var follows = resource.followed(record.fields()).stream().map(UUID::toString).toList();
        var all = ReachQuery.document(resource.facts(record.fields()));
        for (var id : follows) {
            var other = others.apply(id);
            if (other != null) {
                all = ReachQuery.both(all, JSON.convertValue(other.path(ReachQuery.FACTS), ReachQuery.STORED));
            }
        }
        document.put(ReachQuery.FACTS, all);
        if (follows.isEmpty()) {
            document.remove(FOLLOWS);
        } else {
            document.put(FOLLOWS, follows);
        }
    }

    /** A document of the same record, which has become another otherwise, keeps them. */
    static void keep(Map<String, Object> document, JsonNode before) {
        for (var field : List.of(ReachQuery.FACTS, FOLLOWS)) {
            if (before.has(field)) {
                document.put(field, before.path(field));
            }
        }
    }

    @Override
    public boolean isFollowed(JsonNode document) {
        return followed.contains(document.path("type").asString(""));
    }

    @Override
    public boolean differs(@Nullable JsonNode before, JsonNode after) {
        return before == null || !before.path(ReachQuery.FACTS).equals(after.path(ReachQuery.FACTS));
    }

    @Override
    public Map<String, ?> following(JsonNode document, Map<String, JsonNode> others) {
        var changed = new LinkedHashMap<String, Object>();
        document.properties().forEach(field -> changed.put(field.getKey(), field.getValue()));
        var kind = document.path("type").asString("");
        // Versions of the past are read by who may read the present one.
        if (!kind.isEmpty()) {
            var record = RecordDocument.of(kind, UUID.fromString(document.path("recordId").asString()),
                    document.path("state"));
            put(changed, resources.of(kind), record, others::get);
        }
        return changed;
    }
}

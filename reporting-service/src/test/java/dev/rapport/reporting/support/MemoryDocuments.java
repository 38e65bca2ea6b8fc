package dev.rapport.reporting.support;

import dev.rapport.events.EventEnvelope;
import dev.rapport.reporting.elasticsearch.Documents;
import dev.rapport.reporting.elasticsearch.IndexFold;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An index in memory that keeps the rule of external versions; to forget people is left to real ones. */
public final class MemoryDocuments implements Documents {

    private final Map<String, JsonNode> documents = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();
    private final Set<UUID> forgotten = new HashSet<>();

    /** What a projection makes of these events. */
    public static MemoryDocuments after(IndexFold fold, Collection<EventEnvelope> events) {
        var documents = new MemoryDocuments();
        events.forEach(event -> fold.apply(event, documents));
        return documents;
    }

    @Override
    public @Nullable JsonNode get(String id) {
        return documents.get(id);
    }

    @Override
    public void put(String id, long version, Map<String, ?> document) {
        if (versions.getOrDefault(id, -1L) <= version) {
            versions.put(id, version);
            documents.put(id, JsonMapper.shared().valueToTree(document));
        }
    }

    @Override
    public void forget(UUID person) {
        forgotten.add(person);
    }

    /** The people whom events forget. */
    public Set<UUID> forgotten() {
        return forgotten;
    }

    /** The document with this id, which must be there. */
    public JsonNode document(String id) {
        var document = documents.get(id);
        if (document == null) {
            throw new AssertionError("no document " + id + " among " + documents.keySet());
        }
        return document;
    }

    public Map<String, JsonNode> all() {
        return Map.copyOf(documents);
    }
}

package dev.rapport.reporting.elasticsearch;

import dev.rapport.reporting.elasticsearch.Elasticsearch.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents in memory, over what was read from the index: however often a document changes, it is written once. */
public final class DocumentBatch implements Documents {

    /** Between the versions of two events there is room for rewriting a document. */
    private static final long REWRITINGS = 1000;

    /** @param rewriting of the document within its version */
    private record Changed(long version, long rewriting, JsonNode document) {}

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, JsonNode> read = new HashMap<>();
    private final Map<String, Changed> changed = new LinkedHashMap<>();
    private final Set<UUID> toForget = new LinkedHashSet<>();

    void add(String id, JsonNode document) {
        read.put(id, document);
    }

    @Override
    public @Nullable JsonNode get(String id) {
        var change = changed.get(id);
        return change == null ? read.get(id) : change.document();
    }

    /** The document as it was read; null when there was none, or it was not asked for. */
    @Nullable
    JsonNode before(String id) {
        return read.get(id);
    }

    @Override
    public void put(String id, long version, Map<String, ?> document) {
        var earlier = changed.get(id);
        if (earlier != null && earlier.version() > version) {
            return;
        }
        changed.put(id, new Changed(version, 0, json.valueToTree(document)));
    }

    @Override
    public void forget(UUID person) {
        toForget.add(person);
    }

    /** The people whom events forget. */
    Set<UUID> toForget() {
        return toForget;
    }

    /** Hands over all documents as they were read, and again as they are now. */
    void forEach(BiConsumer<String, JsonNode> receiver) {
        forEachRead(receiver);
        changes().forEach(receiver);
    }

    /** Hands over all documents as they were read. */
    void forEachRead(BiConsumer<String, JsonNode> receiver) {
        read.forEach(receiver);
    }

    /** Puts what is left in place of what was put, so that who writes late what was put changes nothing. */
    void replace(String id, Map<String, ?> document) {
        changed.computeIfPresent(id, (_, change) -> new Changed(change.version(), 1, json.valueToTree(document)));
    }

    /** Everything put so far. */
    public Map<String, JsonNode> changes() {
        var documents = new LinkedHashMap<String, JsonNode>();
        changed.forEach((id, change) -> documents.put(id, change.document()));
        return documents;
    }

    /** What is to be written of those. */
    List<Operation> operations(Predicate<String> ids) {
        var operations = new ArrayList<Operation>(changed.size());
        changed.forEach((id, change) -> {
            if (ids.test(id)) {
                operations.add(new Operation(
                        Map.of("index", Map.of("_id", id, "version",
                                change.version() * REWRITINGS + change.rewriting(), "version_type",
                                "external_gte")),
                        change.document()));
            }
        });
        return operations;
    }
}

package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.ProjectionTarget;
import dev.rapport.common.projection.SinkUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The indices of one projection: copies {@code rapport-<name>-<copy>}, and the runtime's notes on which of them is
 * live.
 */
public final class IndexTarget implements ProjectionTarget<IndexCopy> {

    /** One document per projection: the runtime's notes. */
    private static final String NOTES = "rapport-projections";

    /** Into an index that nobody waits for. */
    private static final int WRITES_PER_REFRESH = 5;

    /** More than an index has that learns: of its custom fields there are few thousand. */
    private static final int MOST_FIELDS = 50_000;

    private static final String REFRESH_INTERVAL = "refresh_interval";

    private final Elasticsearch elasticsearch;
    private final ElasticsearchProperties settings;
    private final Refresher refresher;
    private final IndexFold fold;

    public IndexTarget(Elasticsearch elasticsearch, ElasticsearchProperties settings, Refresher refresher,
            IndexFold fold) {
        this.elasticsearch = elasticsearch;
        this.settings = settings;
        this.refresher = refresher;
        this.fold = fold;
    }

    @Override
    public String name() {
        return fold.name();
    }

    @Override
    public int schemaVersion() {
        return fold.schemaVersion();
    }

    @Override
    public Set<String> topics() {
        return fold.topics();
    }

    /**
     * A batch is three requests, mostly overhead; what is written more often than it is refreshed is not seen sooner.
     */
    @Override
    public Duration spacing() {
        return settings.refreshSpacing();
    }

    /** Who does not wait sees what was written when the index is refreshed, so that it may be written seldom. */
    @Override
    public Duration gathering(Duration usual) {
        var seldom = settings.refreshInterval().dividedBy(WRITES_PER_REFRESH);
        return usual.compareTo(seldom) < 0 ? seldom : usual;
    }

    @Override
    public @Nullable String readState() {
        return Sink.call(() -> {
            var notes = notes();
            return notes == null ? null : notes.source().path("notes").asString();
        });
    }

    private Elasticsearch.@Nullable Found notes() {
        try {
            var found = elasticsearch.get(NOTES, List.of(name()));
            return found.isEmpty() ? null : found.getFirst();
        } catch (ElasticsearchException.IndexMissing e) {
            return null;
        }
    }

    @Override
    public boolean writeState(@Nullable String expected, String next) {
        return Sink.call(() -> {
            var stored = notes();
            var storedText = stored == null ? null : stored.source().path("notes").asString();
            if (!java.util.Objects.equals(storedText, expected)) {
                return false;
            }
            var guard = stored == null
                    ? Map.of("op_type", "create")
                    : Map.of("if_seq_no", Long.toString(stored.sequenceNumber()), "if_primary_term",
                            Long.toString(stored.primaryTerm()));
            if (stored == null) {
                make(NOTES, Map.of("settings", Map.of("index", sizes()), "mappings",
                        Map.of("dynamic", false, "properties", Map.of("notes", Fields.KEPT_TEXT))));
            }
            try {
                elasticsearch.send("PUT", "/" + NOTES + "/_doc/" + name(), guard, Map.of("notes", next));
                return true;
            } catch (ElasticsearchException e) {
                if (e.status() == 409) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public IndexCopy create(String copy) {
        var properties = new TreeMap<String, Object>(IndexCopy.PROPERTIES);
        properties.putAll(fold.properties());
        var index = new TreeMap<String, Object>(sizes());
        // Nobody searches it before it is full, and each refresh would make a segment that is soon merged away.
        index.put(REFRESH_INTERVAL, "-1");
        // Whoever asks for what was replaced to be thrown away means all of it.
        index.put("merge.policy.expunge_deletes_allowed", 0);
        if (!fold.templates().isEmpty()) {
            index.put("mapping.total_fields.limit", MOST_FIELDS);
        }
        var definition = Map.of("settings", Map.of("index", index, "analysis", Fields.ANALYSIS), "mappings",
                Map.of("dynamic", false, "dynamic_templates", fold.templates(), "properties", properties), "aliases",
                Map.of(writeAlias(index(copy)), Map.of()));
        var created = open(copy);
        Sink.run(() -> {
            make(index(copy), definition);
            created.mark();
        });
        return created;
    }

    @Override
    public void filled(String copy) {
        Sink.run(() -> {
            elasticsearch.send("PUT", "/" + index(copy) + "/_settings", Map.of(),
                    Map.of("index", Map.of(REFRESH_INTERVAL, settings.refreshInterval().toMillis() + "ms")));
            elasticsearch.refresh(index(copy));
        });
    }

    private void make(String index, Map<String, ?> definition) {
        try {
            elasticsearch.send("PUT", "/" + index, Map.of(), definition);
        } catch (ElasticsearchException e) {
            if (!e.type().equals("resource_already_exists_exception")) {
                // Nothing of an event is in here: whatever is wrong, it is the sink's fault.
                throw new SinkUnavailableException("Could not create " + index, e);
            }
        }
    }

    private Map<String, ?> sizes() {
        return Map.of("number_of_shards", settings.shards(), "number_of_replicas", settings.replicas());
    }

    @Override
    public IndexCopy open(String copy) {
        return new IndexCopy(elasticsearch, refresher, fold, copy, index(copy));
    }

    @Override
    public void drop(String copy) {
        Sink.run(() -> elasticsearch.deleteIndex(index(copy)));
    }

    @Override
    public Set<String> copies() {
        return Sink.call(() -> {
            var copies = new TreeSet<String>();
            var indices = elasticsearch.send("GET", "/" + index("*"),
                    Map.of("features", "aliases", "expand_wildcards", "all"), null);
            for (var index : indices.propertyNames()) {
                copies.add(index.substring(index("").length()));
            }
            return copies;
        });
    }

    private String index(String copy) {
        return "rapport-" + name() + "-" + copy;
    }

    static String writeAlias(String index) {
        return index + "-write";
    }
}

package dev.rapport.reporting.support;

import dev.rapport.common.projection.Advance;
import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.EventBatch;
import dev.rapport.common.projection.Hurry;
import dev.rapport.common.projection.ParkedEvent;
import dev.rapport.common.projection.Projection;
import dev.rapport.common.projection.ProjectionStatus;
import dev.rapport.common.web.Position;
import dev.rapport.events.EventEnvelope;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import dev.rapport.reporting.elasticsearch.Elasticsearch;
import dev.rapport.reporting.elasticsearch.ElasticsearchProperties;
import dev.rapport.reporting.elasticsearch.IndexCopy;
import dev.rapport.reporting.elasticsearch.IndexFold;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.IndexTarget;
import dev.rapport.reporting.elasticsearch.Refresher;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/** One copy of a projection on a real Elasticsearch, fed by hand instead of from Kafka. */
public final class TestIndex {

    private static final Executor EXECUTOR = Executors.newVirtualThreadPerTaskExecutor();

    private final Elasticsearch elasticsearch;
    private final Refresher refresher;
    private final IndexTarget target;
    private final IndexCopy copy;
    private final Map<TopicPartition, Long> checkpoint = new ConcurrentHashMap<>();
    private long applied;

    private TestIndex(IndexFold fold, String name) {
        this.elasticsearch = elasticsearch();
        this.refresher = new Refresher(elasticsearch::refresh, EXECUTOR, Duration.ofMillis(10));
        this.target = new IndexTarget(elasticsearch, properties(), refresher, fold);
        this.copy = target.create(name);
    }

    /** An empty copy of its own. */
    public static TestIndex of(IndexFold fold) {
        return new TestIndex(fold, "t" + UUID.randomUUID());
    }

    public static Elasticsearch elasticsearch() {
        return new Elasticsearch(properties());
    }

    public static ElasticsearchProperties properties() {
        return properties(uri());
    }

    private static URI uri() {
        return URI.create(LocalServers.shared(Server.ELASTICSEARCH).elasticsearchUri());
    }

    /** The same for what stands in front of it. */
    public static ElasticsearchProperties properties(URI uri) {
        return new ElasticsearchProperties(List.of(uri), null, null, null, Duration.ofSeconds(2),
                Duration.ofSeconds(30), 1, 0, Duration.ofSeconds(1), Duration.ofMillis(10));
    }

    public IndexTarget target() {
        return target;
    }

    public IndexCopy copy() {
        return copy;
    }

    /** Applies events as the runtime would, all of one topic from partition 0 of it. */
    public TestIndex apply(Collection<EventEnvelope> events) {
        var deliveries = new ArrayList<Delivery>();
        var advances = new HashMap<TopicPartition, Advance>();
        for (var event : events) {
            if (!target.topics().contains(event.type().topic())) {
                continue;
            }
            var partition = new TopicPartition(event.type().topic(), 0);
            var from = checkpoint.get(partition);
            var advance = advances.get(partition);
            long offset = advance == null ? from == null ? 0 : from : advance.to();
            deliveries.add(new Delivery(event, partition, offset, false));
            advances.put(partition, new Advance(from, offset + 1));
        }
        copy.apply(new EventBatch(deliveries, advances));
        applied++;
        advances.forEach((partition, advance) -> checkpoint.put(partition, advance.to()));
        return this;
    }

    /**
     * Writes documents as they are, as an instance does that writes late.
     *
     * @param versions by id; what is there in a later one stays
     */
    public void write(Map<String, String> raw, ToLongFunction<String> versions) {
        try (var http = HttpClient.newHttpClient()) {
            raw.forEach((id, document) -> http.sendAsync(HttpRequest.newBuilder(uri().resolve("/" + copy.index()
                    + "/_doc/" + id + "?version_type=external_gte&version=" + versions.applyAsLong(id)))
                    .header("Content-Type", "application/json").PUT(BodyPublishers.ofString(document)).build(),
                    BodyHandlers.discarding()).join());
        }
    }

    /** Makes what was applied visible. */
    public TestIndex visible() {
        if (!copy.awaitVisible(System.nanoTime(), System.nanoTime() + Duration.ofSeconds(10).toNanos())) {
            throw new IllegalStateException("No refresh ends");
        }
        return this;
    }

    /** Everything that lies in the index but the checkpoint, by id, as it is stored. */
    public Map<String, String> raw() {
        elasticsearch.refresh(copy.index());
        var raw = new TreeMap<String, String>();
        elasticsearch.search(copy.index(), Map.of("size", 10_000)).path("hits").path("hits").forEach(hit -> {
            if (!hit.path("_id").asString().startsWith("checkpoint:")) {
                raw.put(hit.path("_id").asString(), hit.path("_source").toString());
            }
        });
        return raw;
    }

    public IndexReader reader() {
        return new IndexReader(elasticsearch, new Fixed());
    }

    /** A projection whose live copy is always this one. */
    private final class Fixed implements Projection<IndexCopy> {

        @Override
        public String name() {
            return target.name();
        }

        @Override
        public IndexCopy live() {
            return copy;
        }

        @Override
        public void confirmIntact(IndexCopy asked) {}

        @Override
        public void requireOwnVersion() {}

        @Override
        public void await(Collection<Position.Entry> entries) {}

        @Override
        public Hurry hurry() {
            return () -> {
            };
        }

        @Override
        public long revision() {
            return applied;
        }

        @Override
        public long lagMillis() {
            return 0;
        }

        @Override
        public ProjectionStatus status() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rebuild() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ParkedEvent> parked() {
            return copy.parked();
        }

        @Override
        public void redrive() {
            throw new UnsupportedOperationException();
        }
    }
}

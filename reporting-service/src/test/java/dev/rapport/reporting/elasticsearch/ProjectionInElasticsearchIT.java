package dev.rapport.reporting.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.projection.ProjectionProperties;
import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.common.projection.ProjectionStatus;
import dev.rapport.common.testing.Topics;
import dev.rapport.common.web.Position;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.EventEnvelope;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From Kafka to what a search finds, through the runtime. */
class ProjectionInElasticsearchIT {

    private static final LocalServers SERVERS = LocalServers.shared(Server.KAFKA, Server.ELASTICSEARCH);

    private final String name = "search-" + UUID.randomUUID().toString().substring(0, 8);
    private final Elasticsearch elasticsearch = TestIndex.elasticsearch();
    private final History history = new History();
    private final ProjectionRuntime runtime;
    private final IndexReader index;

    ProjectionInElasticsearchIT() {
        var refresher = new Refresher(elasticsearch::refresh, Executors.newVirtualThreadPerTaskExecutor(),
                Duration.ofMillis(50));
        var indices = new Indices(elasticsearch, TestIndex.properties(), refresher);
        var target = indices.target(new Renamed(name));
        runtime = new ProjectionRuntime(
                new KafkaConnection(SERVERS.kafkaBootstrap(), Map.of()),
                new ProjectionProperties(name, 100, Duration.ofMillis(100), Duration.ofSeconds(5),
                        Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofMillis(500)),
                List.of(target), new SimpleMeterRegistry(), Clock.systemUTC(), null, null);
        index = indices.reader(runtime, target);
    }

    @BeforeEach
    void start() {
        Topics.create();
        runtime.start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> index.projection().status().state() == ProjectionStatus.State.RUNNING);
    }

    @AfterEach
    void stop() {
        runtime.stop();
    }

    @Test
    void whoWaitsForAPositionFindsIt() {
        created();
        for (int i = 0; i < 60; i++) {
            var event = history.record(Given.id(), Given.contact("Quick", null, null, history.now()));
            Topics.publish(List.of(event));

            index.projection().await(positions(List.of(event)));

            assertThat(found(event.aggregateId())).isTrue();
        }
    }

    @Test
    void emptiedWhileRunningItHealsByItself() {
        var before = created();
        var indices = elasticsearch.send("GET", "/rapport-" + name + "-*", Map.of("expand_wildcards", "all"), null);
        assertThat(indices.propertyNames()).isNotEmpty();
        indices.propertyNames().forEach(elasticsearch::deleteIndex);
        var after = created();

        await().atMost(Duration.ofSeconds(60)).ignoreExceptionsMatching(
                e -> e instanceof ProblemException || e instanceof ElasticsearchException).untilAsserted(() -> {
                    index.projection().await(positions(after));
                    assertThat(after).allSatisfy(event -> assertThat(found(event.aggregateId())).isTrue());
                    assertThat(before).allSatisfy(event -> assertThat(found(event.aggregateId())).isTrue());
                });
        assertThat(index.projection().parked()).isEmpty();
    }

    @Test
    void aRebuildUnderLoadIsNoticedByNobody() throws ExecutionException, InterruptedException {
        var written = new ArrayList<>(created());
        index.projection().await(positions(written));
        var before = index.projection().live().name();
        var rebuilding = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = threads.submit(() -> {
                long last = 0;
                int reads = 0;
                while (rebuilding.get()) {
                    long now = index.search(Map.of("query", Queries.term("kind", "record"), "size", 1,
                            "track_total_hits", true)).path("hits").path("total").path("value").asLong();
                    assertThat(now).isGreaterThanOrEqualTo(last);
                    last = now;
                    reads++;
                }
                return reads;
            });
            var writer = threads.submit(() -> {
                while (rebuilding.get()) {
                    var events = created();
                    index.projection().await(positions(events));
                    assertThat(found(events.getLast().aggregateId())).isTrue();
                    written.addAll(events);
                }
            });
            index.projection().rebuild();
            await().atMost(Duration.ofSeconds(60)).until(() -> !index.projection().live().name().equals(before));
            rebuilding.set(false);
            writer.get();
            assertThat(reader.get()).isPositive();
        }
        index.projection().await(positions(written));

        var rebuilt = documents(index.projection().live().index());
        var fresh = TestIndex.of(new SearchFold(TestResources.ALL)).apply(written).visible();
        var expected = documents(fresh.copy().index());
        assertThat(rebuilt).containsAllEntriesOf(expected);
    }

    @Test
    void whatIsShownIsRefreshedAndWhatIsBeingFilledIsNot() {
        var before = index.projection().live();
        assertThat(refreshInterval(before.index())).isEqualTo("1000ms");
        assertThat(refreshInterval(TestIndex.of(new SearchFold(TestResources.ALL)).copy().index())).isEqualTo("-1");

        index.projection().rebuild();
        await().atMost(Duration.ofSeconds(60)).until(() -> !index.projection().live().name().equals(before.name()));
        assertThat(refreshInterval(index.projection().live().index())).isEqualTo("1000ms");

        // So that who names no position sees it too.
        var event = created().getLast();
        await().atMost(Duration.ofSeconds(10)).until(() -> found(event.aggregateId()));
    }

    private String refreshInterval(String of) {
        return elasticsearch.send("GET", "/" + of + "/_settings", Map.of(), null).path(of).path("settings")
                .path("index")
                .path("refresh_interval").asString();
    }

    private List<EventEnvelope> created() {
        var events = new ArrayList<EventEnvelope>();
        for (int i = 0; i < 20; i++) {
            var id = Given.id();
            events.add(history.record(id, Given.contact("Ada " + i, null, null, history.now())));
            events.add(history.record(id, Given.renamed("Ada Lovelace " + i, history.now())));
        }
        Topics.publish(events);
        return events;
    }

    private boolean found(UUID id) {
        return !index.search(Map.of("query", Queries.term("recordId", id.toString()))).path("hits").path("hits")
                .isEmpty();
    }

    private static Collection<Position.Entry> positions(Collection<EventEnvelope> events) {
        return events.stream()
                .map(event -> new Position.Entry(event.type().aggregate(), event.aggregateId(), event.sequence()))
                .toList();
    }

    private Map<String, String> documents(String of) {
        elasticsearch.refresh(of);
        var documents = new TreeMap<String, String>();
        elasticsearch.search(of, Map.of("size", 10_000, "query", Queries.term("kind", "record"))).path("hits")
                .path("hits").forEach(hit -> documents.put(hit.path("_id").asString(), hit.path("_source").toString()));
        return documents;
    }

    /** The search projection under another name, so that each test has its own. */
    private record Renamed(String name) implements IndexFold {

        private static final SearchFold FOLD = new SearchFold(TestResources.ALL);

        @Override
        public int schemaVersion() {
            return FOLD.schemaVersion();
        }

        @Override
        public Set<String> topics() {
            return FOLD.topics();
        }

        @Override
        public Map<String, ?> properties() {
            return FOLD.properties();
        }

        @Override
        public List<String> needs(EventEnvelope event) {
            return FOLD.needs(event);
        }

        @Override
        public String documentOf(String aggregate, UUID aggregateId, long sequence) {
            return FOLD.documentOf(aggregate, aggregateId, sequence);
        }

        @Override
        public void apply(EventEnvelope event, Documents documents) {
            FOLD.apply(event, documents);
        }
    }
}

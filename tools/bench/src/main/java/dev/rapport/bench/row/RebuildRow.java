package dev.rapport.bench.row;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.report.Round;
import dev.rapport.bench.stack.Fixture;
import dev.rapport.events.EventCatalogue;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All read models filled anew from event 0, at the same time; beside the slowest of what cannot be avoided: reading the
 * topics, and writing the same documents to MongoDB and Elasticsearch in bulk.
 */
public final class RebuildRow implements Row {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BATCH = 500;
    /** Beyond so many events one rebuild says enough. */
    private static final int ONCE = 50_000;
    /** Beyond so many documents a rate is a rate. */
    private static final int MOST_DOCUMENTS = 60_000;
    private static final Duration BOUND = Duration.ofMinutes(20);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public List<Figure> measure(Setup setup) {
        Fixture fixture = setup.fixture();
        List<Round> rounds = new ArrayList<>();
        Map<String, Double> more = new TreeMap<>();
        long events = readTopics(fixture).operations();
        for (int i = 0; i < (events > ONCE ? 1 : 2); i++) {
            fixture.settle();
            Outcome topics = readTopics(fixture);
            long now = topics.operations();
            var measured = fixture.cost(() -> rebuild(fixture, now));
            Outcome mongo = writeMongo(fixture, now);
            Outcome elasticsearch = writeElasticsearch(fixture, now);
            Map<String, Outcome> limits = Map.of("topics", topics, "MongoDB", mongo, "Elasticsearch", elasticsearch);
            limits.forEach((what, outcome) -> more.put(what + " /s", outcome.perSecond()));
            Outcome slowest = limits.values().stream().min(Comparator.comparingDouble(Outcome::perSecond))
                    .orElseThrow();
            rounds.add(new Round(slowest, measured.result(), measured.cost()));
        }
        Figure figure = Figure.of(name(), "rebuild of all read models, " + events + " events", "events/s", rounds,
                round -> round.value().perSecond(), "slowest of topics, MongoDB bulk, Elasticsearch bulk",
                round -> round.limit().perSecond(), Goal.atLeast(0.5));
        for (Map.Entry<String, Double> limit : more.entrySet()) {
            figure = figure.with(limit.getKey(), limit.getValue());
        }
        return List.of(figure);
    }

    /** Until all copies are full and read from. */
    private static Outcome rebuild(Fixture fixture, long events) {
        Map<String, String> before = new HashMap<>();
        fixture.projections(Service.REPORTING)
                .forEach(each -> before.put(each.path("name").asString(), each.path("copy").asString()));
        long start = System.nanoTime();
        before.keySet().forEach(fixture::rebuild);
        while (true) {
            // Just asked to, it may still say that all is as before.
            boolean done = fixture.projections(Service.REPORTING).stream()
                    .allMatch(each -> each.path("state").asString().equals("RUNNING")
                            && !each.path("copy").asString().equals(before.get(each.path("name").asString())));
            double seconds = (System.nanoTime() - start) / 1e9;
            if (done) {
                return outcome(events, seconds);
            }
            if (seconds > BOUND.toSeconds()) {
                throw new StackException("the rebuild does not come to an end");
            }
            Fixture.pause(50);
        }
    }

    private static Outcome outcome(long events, double seconds) {
        return new Outcome(events, seconds, new Histogram(3), Map.of());
    }

    /** All events of all topics by one consumer. */
    private static Outcome readTopics(Fixture fixture) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", fixture.stack().kafkaBootstrap(), "enable.auto.commit", false,
                        "max.poll.records", 5000, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = new ArrayList<>();
            consumer.listTopics().forEach((topic, partitions) -> {
                if (EventCatalogue.topics().contains(topic)) {
                    partitions.forEach(each -> all.add(new TopicPartition(topic, each.partition())));
                }
            });
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long last = consumer.endOffsets(all).values().stream().mapToLong(Long::longValue).sum();
            long start = System.nanoTime();
            long read = 0;
            while (read < last) {
                read += consumer.poll(Duration.ofSeconds(1)).count();
                if (System.nanoTime() - start > BOUND.toNanos()) {
                    throw new StackException("the topics hold " + last + " events, of which " + read + " can be read");
                }
            }
            return outcome(read, (System.nanoTime() - start) / 1e9);
        }
    }

    /** The documents made of so many events, upserted. */
    private static Outcome writeMongo(Fixture fixture, long events) {
        try (MongoClient mongo = MongoClients.create(fixture.stack().mongoUri())) {
            var scratch = mongo.getDatabase("bench");
            scratch.drop();
            long total = 0;
            long written = 0;
            double seconds = 0;
            for (MongoCollection<Document> collection : Documents.live(mongo, fixture)) {
                long size = collection.estimatedDocumentCount();
                total += size;
                List<Document> documents = collection.find().limit(MOST_DOCUMENTS).batchSize(BATCH)
                        .into(new ArrayList<>());
                MongoCollection<Document> target = scratch
                        .getCollection(collection.getNamespace().getCollectionName());
                long start = System.nanoTime();
                for (int from = 0; from < documents.size(); from += BATCH) {
                    target.bulkWrite(documents.subList(from, Math.min(from + BATCH, documents.size())).stream()
                            .map(document -> new ReplaceOneModel<>(new Document("_id", document.get("_id")), document,
                                    new ReplaceOptions().upsert(true)))
                            .toList(), new BulkWriteOptions().ordered(false));
                }
                seconds += (System.nanoTime() - start) / 1e9;
                written += documents.size();
            }
            scratch.drop();
            return outcome(events, seconds * total / Math.max(1, written));
        }
    }

    /** The same of Elasticsearch. */
    private Outcome writeElasticsearch(Fixture fixture, long events) {
        String server = fixture.stack().elasticsearchUri();
        long total = 0;
        long written = 0;
        double seconds = 0;
        for (String index : Documents.liveIndices(fixture)) {
            JsonNode definition = JSON.readTree(send("GET", server + "/" + index, "")).path(index);
            ObjectNode settings = (ObjectNode) definition.path("settings").path("index");
            settings.remove(List.of("uuid", "version", "provided_name", "creation_date", "resize", "routing"));
            String target = "bench-" + index;
            send("PUT", server + "/" + target, JSON.writeValueAsString(
                    Map.of("settings", definition.path("settings"), "mappings", definition.path("mappings"))));
            total += JSON.readTree(send("GET", server + "/" + index + "/_count", "")).path("count").asLong();
            for (String lines : bulks(server, index)) {
                long start = System.nanoTime();
                JsonNode answer = JSON.readTree(send("POST", server + "/" + target + "/_bulk", lines));
                seconds += (System.nanoTime() - start) / 1e9;
                written += answer.path("items").size();
                if (answer.path("errors").asBoolean()) {
                    throw new StackException("Elasticsearch refuses documents: " + answer.path("items").path(0));
                }
            }
            send("DELETE", server + "/" + target, "");
        }
        return outcome(events, seconds * total / Math.max(1, written));
    }

    private List<String> bulks(String server, String index) {
        List<String> bulks = new ArrayList<>();
        String after = "";
        int read = 0;
        while (read < MOST_DOCUMENTS) {
            JsonNode hits = JSON.readTree(send("POST", server + "/" + index + "/_search",
                    "{\"size\":" + BATCH + ",\"sort\":[\"_doc\"],\"query\":{\"match_all\":{}}" + after + "}"))
                    .path("hits").path("hits");
            if (hits.isEmpty()) {
                break;
            }
            StringBuilder lines = new StringBuilder();
            for (JsonNode hit : hits) {
                lines.append("{\"index\":{\"_id\":").append(hit.path("_id")).append("}}\n").append(hit.path("_source"))
                        .append('\n');
            }
            bulks.add(lines.toString());
            read += hits.size();
            after = ",\"search_after\":" + hits.path(hits.size() - 1).path("sort");
        }
        return bulks;
    }

    private String send(String method, String address, String body) {
        try {
            var response = http.send(HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMinutes(2))
                    .header("Content-Type", address.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)).build(),
                    BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new StackException(address + " answers " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new StackException("no answer from " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}

package dev.rapport.reporting.support;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.projection.Advance;
import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.EventBatch;
import dev.rapport.common.projection.ProjectionProperties;
import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.events.EventEnvelope;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import dev.rapport.reporting.mongodb.Mongodb;
import dev.rapport.reporting.mongodb.MongodbProperties;
import dev.rapport.reporting.record.Derivation;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.record.RecordsTarget;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/** A copy of the records on a real server, fed by hand instead of from Kafka. */
public final class TestRecords {

    private static final int PARTITIONS = 3;

    private final String database = "t" + UUID.randomUUID();
    private final RecordsTarget target;
    private final RecordsCopy copy;
    private final Records records;
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /** An empty copy in a database of its own. */
    public TestRecords(Derivation... derivations) {
        this.target = new RecordsTarget(mongodb(database), TestResources.ALL, List.of(derivations));
        this.copy = target.create("v1-test");
        var runtime = new ProjectionRuntime(new KafkaConnection("127.0.0.1:1", Map.of()),
                new ProjectionProperties("test", 500, Duration.ofMillis(100), Duration.ofSeconds(1),
                        Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(1)),
                List.of(target), new SimpleMeterRegistry(), Clock.systemUTC(), null, null);
        this.records = new Records(runtime, target, TestResources.ALL);
    }

    public static Mongodb mongodb(String database) {
        return new Mongodb(new MongodbProperties(LocalServers.shared(Server.MONGODB).mongoUri(), database,
                Duration.ofSeconds(2), Duration.ofSeconds(10)));
    }

    public RecordsTarget target() {
        return target;
    }

    public RecordsCopy copy() {
        return copy;
    }

    /** Everything in the database but checkpoints and notes for others, by collection and id, as it is stored. */
    public Map<String, String> raw() {
        var raw = new TreeMap<String, String>();
        try (var client = MongoClients.create(LocalServers.shared(Server.MONGODB).mongoUri())) {
            var stored = client.getDatabase(database);
            for (var collection : stored.listCollectionNames()) {
                if (!collection.endsWith(".checkpoint") && !collection.endsWith(".rewritten")) {
                    stored.getCollection(collection).find()
                            .forEach(document -> raw.put(collection + "/" + document.get("_id"), document.toJson()));
                }
            }
        }
        return raw;
    }

    /** Writes what another copy has of a record, as an instance does that writes late. */
    public void write(Map<String, String> raw, UUID record) {
        try (var client = MongoClients.create(LocalServers.shared(Server.MONGODB).mongoUri())) {
            raw.forEach((place, document) -> {
                int slash = place.indexOf('/');
                var id = place.substring(slash + 1);
                if (id.startsWith(record.toString())) {
                    var stored = Document.parse(document);
                    stored.computeIfPresent("version", (_, version) -> ((Number) version).longValue());
                    client.getDatabase(database).getCollection(place.substring(0, slash))
                            .replaceOne(Filters.eq("_id", id), stored, new ReplaceOptions().upsert(true));
                }
            });
        }
    }

    public Records records() {
        return records;
    }

    /** The events as they lie on Kafka, in the order in which they were sent. */
    public List<Delivery> deliveries(Collection<EventEnvelope> events) {
        var deliveries = new ArrayList<Delivery>();
        for (var event : events) {
            var partition = new TopicPartition(event.type().topic(),
                    Math.floorMod(event.aggregateId().hashCode(), PARTITIONS));
            deliveries.add(new Delivery(event, partition, ends.merge(partition, 1L, Long::sum) - 1, false));
        }
        return deliveries;
    }

    /** Applies events that come one after the other. */
    public TestRecords apply(Collection<EventEnvelope> events) {
        var deliveries = deliveries(events);
        copy.apply(new EventBatch(deliveries, advances(deliveries)));
        return this;
    }

    private Map<TopicPartition, Advance> advances(List<Delivery> deliveries) {
        var stored = copy.checkpoint();
        var advances = new HashMap<TopicPartition, Advance>();
        for (var delivery : deliveries) {
            advances.put(delivery.partition(), new Advance(stored.get(delivery.partition()), delivery.offset() + 1));
        }
        return advances;
    }
}

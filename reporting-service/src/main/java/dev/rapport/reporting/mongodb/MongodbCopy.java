package dev.rapport.reporting.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import dev.rapport.common.projection.Advance;
import dev.rapport.common.projection.ParkedEvent;
import dev.rapport.common.projection.ProjectionCopy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The part of a copy in MongoDB that is the same for all projections: checkpoint, parked events, and being whole. */
public abstract class MongodbCopy implements ProjectionCopy {

    private static final String CHECKPOINT = "checkpoint";
    private static final String PARKED = "parked";

    /** Lies in each collection from its making on; a collection that was lost and made again by a write lacks it. */
    private static final String MARKER = "#copy";

    private final Collections collections;

    /** The collections of one copy. */
    public static final class Collections {

        private final MongoDatabase database;
        private final String prefix;
        private final String copy;
        private final List<String> names;

        Collections(MongoDatabase database, String projection, String copy, List<String> names) {
            this.database = database;
            this.prefix = projection + "." + copy + ".";
            this.copy = copy;
            this.names = new ArrayList<>(names);
            this.names.add(CHECKPOINT);
            this.names.add(PARKED);
        }

        /** One of them. */
        public MongoCollection<Document> get(String name) {
            return database.getCollection(prefix + name);
        }

        void create() {
            Mongodb.call(() -> {
                for (var name : names) {
                    get(name).replaceOne(eq("_id", MARKER), new Document("_id", MARKER),
                            new ReplaceOptions().upsert(true));
                }
                return true;
            });
        }

        boolean areThere() {
            return Mongodb.call(() -> names.stream().allMatch(
                    name -> get(name).find(eq("_id", MARKER)).first() != null));
        }
    }

    protected MongodbCopy(Collections collections) {
        this.collections = collections;
    }

    @Override
    public final String name() {
        return collections.copy;
    }

    @Override
    public final boolean intact() {
        return collections.areThere();
    }

    @Override
    public final Map<TopicPartition, Long> checkpoint() {
        return Mongodb.call(() -> {
            var checkpoint = new HashMap<TopicPartition, Long>();
            for (var stored : collections.get(CHECKPOINT).find()) {
                if (!MARKER.equals(stored.getString("_id"))) {
                    checkpoint.put(new TopicPartition(stored.getString("topic"), stored.getInteger("partition")),
                            stored.getLong("next"));
                }
            }
            return checkpoint;
        });
    }

    /** Moves the checkpoint, as the last step of applying a batch. */
    protected final void advance(Map<TopicPartition, Advance> advances) {
        Mongodb.call(() -> {
            var checkpoints = collections.get(CHECKPOINT);
            var moves = new ArrayList<UpdateOneModel<Document>>();
            advances.forEach((partition, advance) -> {
                if (advance.from() == null) {
                    insert(checkpoints, new Document("_id", partition.toString()).append("topic", partition.topic())
                            .append("partition", partition.partition()).append("next", advance.to()));
                } else {
                    moves.add(new UpdateOneModel<>(and(eq("_id", partition.toString()), eq("next", advance.from())),
                            set("next", advance.to())));
                }
            });
            long moved = moves.isEmpty()
                    ? 0
                    : checkpoints.bulkWrite(moves, new BulkWriteOptions().ordered(false)).getMatchedCount();
            if (moved != advances.size()) {
                // Also after the first step of a partition, and when a write was repeated because its answer was lost.
                advances.forEach((partition, advance) -> {
                    var stored = stored(checkpoints, partition.toString());
                    if (stored == null || stored != advance.to()) {
                        throw advance.refused(partition, stored);
                    }
                });
            }
            return true;
        });
    }

    private static @Nullable Long stored(MongoCollection<Document> checkpoints, String id) {
        var stored = checkpoints.find(eq("_id", id)).first();
        return stored == null ? null : stored.getLong("next");
    }

    private static void insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    @Override
    public final void park(List<ParkedEvent> events) {
        Mongodb.call(() -> collections.get(PARKED).bulkWrite(events.stream().map(
                event -> new ReplaceOneModel<>(eq("_id", event.id()), document(event),
                        new ReplaceOptions().upsert(true)))
                .toList()));
    }

    private static Document document(ParkedEvent event) {
        return new Document("_id", event.id()).append("topic", event.topic()).append("partition", event.partition())
                .append("offset", event.offset()).append("key", event.key()).append("type", event.type())
                .append("reason", event.reason()).append("parkedAt", event.parkedAt().toString())
                .append("attempts", event.attempts());
    }

    @Override
    public final void unpark(ParkedEvent event) {
        Mongodb.call(() -> collections.get(PARKED).deleteOne(eq("_id", event.id())));
    }

    @Override
    public final List<ParkedEvent> parked() {
        return Mongodb.call(() -> {
            var parked = new ArrayList<ParkedEvent>();
            for (var stored : collections.get(PARKED).find()) {
                if (!MARKER.equals(stored.getString("_id"))) {
                    parked.add(new ParkedEvent(stored.getString("topic"), stored.getInteger("partition"),
                            stored.getLong("offset"), stored.getString("key"), stored.getString("type"),
                            stored.getString("reason"), Instant.parse(stored.getString("parkedAt")),
                            stored.getInteger("attempts")));
                }
            }
            parked.sort(Comparator.comparing(ParkedEvent::topic).thenComparingInt(ParkedEvent::partition)
                    .thenComparingLong(ParkedEvent::offset));
            return parked;
        });
    }
}

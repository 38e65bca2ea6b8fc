package dev.rapport.localstack.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import de.bwaldvogel.mongo.MongoServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the read models ask of MongoDB, asked through the real driver. */
class MongodbServerTest {
    private static final int DUPLICATE_KEY = 11000;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static MongoServer server;
    private static MongoClient client;

    private MongoDatabase database;
    private MongoCollection<Document> leads;

    @BeforeAll
    static void start() {
        server = MongodbServer.start(0);
        client = MongoClients.create("mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/?w=majority");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.shutdownNow();
    }

    @BeforeEach
    void emptyDatabase() {
        database = client.getDatabase("rapport").withWriteConcern(WriteConcern.MAJORITY);
        database.drop();
        leads = database.getCollection("leads");
    }

    @Test
    void answersThePresentHandshake() {
        Document hello = database.runCommand(new Document("hello", 1));

        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(hello.getInteger("maxWireVersion")).isGreaterThanOrEqualTo(8);
    }

    @Test
    void aNewerVersionReplacesAnOlderOne() {
        leads.updateOne(and(eq("_id", "a"), lt("version", 1)), set("version", 1), UPSERT);

        var newer = leads.updateOne(and(eq("_id", "a"), lt("version", 2)), set("version", 2), UPSERT);

        assertThat(newer.getMatchedCount()).isEqualTo(1);
        assertThat(leads.find().into(new ArrayList<>()))
                .containsExactly(new Document("_id", "a").append("version", 2));
    }

    @Test
    void aStaleUpsertIsADuplicateKeyAndWithoutUpsertMatchesNothing() {
        leads.updateOne(eq("_id", "a"), set("version", 5), UPSERT);
        var guard = new Document("_id", "a").append("version", new Document("$lt", 5));

        assertThatThrownBy(() -> leads.updateOne(guard, set("version", 4), UPSERT))
                .isInstanceOfSatisfying(MongoWriteException.class,
                        refused -> assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY));
        assertThat(leads.updateOne(guard, set("version", 4)).getMatchedCount()).isZero();
        assertThat(leads.find(eq("_id", "a")).first()).containsEntry("version", 5);
    }

    @Test
    void anUnorderedBulkWritesAllButTheStaleOnes() {
        leads.insertOne(new Document("_id", "b").append("version", 9));
        List<WriteModel<Document>> writes = List.of(
                new ReplaceOneModel<>(and(eq("_id", "a"), lt("version", 1)), new Document("version", 1),
                        new ReplaceOptions().upsert(true)),
                new ReplaceOneModel<>(and(eq("_id", "b"), lt("version", 3)), new Document("version", 3),
                        new ReplaceOptions().upsert(true)),
                new UpdateOneModel<>(and(eq("_id", "c"), lt("version", 2)),
                        combine(set("version", 2), setOnInsert("made", true)), UPSERT));

        var refused = catchThrowableOfType(MongoBulkWriteException.class,
                () -> leads.bulkWrite(writes, new BulkWriteOptions().ordered(false)));

        assertThat(refused.getWriteErrors()).singleElement().satisfies(error -> {
            assertThat(error.getIndex()).isEqualTo(1);
            assertThat(error.getCode()).isEqualTo(DUPLICATE_KEY);
        });
        assertThat(refused.getWriteResult().getUpserts()).hasSize(2);
        assertThat(leads.find().into(new ArrayList<>()))
                .extracting(found -> found.get("_id") + ":" + found.get("version"))
                .containsExactlyInAnyOrder("a:1", "b:9", "c:2");
    }

    @Test
    void findsManyByTheirIds() {
        leads.insertMany(
                IntStream.range(0, 1000).mapToObj(i -> new Document("_id", "lead-" + i).append("n", i)).toList());

        assertThat(leads.find(in("_id", "lead-7", "lead-500", "none")).into(new ArrayList<>()))
                .extracting(found -> found.get("n")).containsExactlyInAnyOrder(7, 500);
        assertThat(leads.find(and(in("_id", "lead-7", "lead-500"), gte("n", 100))).into(new ArrayList<>()))
                .extracting(found -> found.get("n")).containsExactly(500);
        assertThat(leads.find().batchSize(100).into(new ArrayList<>())).hasSize(1000);
        assertThat(leads.countDocuments()).isEqualTo(1000);
    }

    @Test
    void deletesByIdAndGuardOnlyWhatMatches() {
        leads.insertMany(List.of(new Document("_id", "a").append("version", 1),
                new Document("_id", "b").append("version", 1)));

        assertThat(leads.deleteOne(and(eq("_id", "a"), lt("version", 1))).getDeletedCount()).isZero();
        assertThat(leads.deleteOne(and(eq("_id", "a"), lt("version", 2))).getDeletedCount()).isEqualTo(1);
        assertThat(leads.deleteMany(in("_id", "a", "b")).getDeletedCount()).isEqualTo(1);
    }

    @Test
    void keepsTheLatestOfAPushedList() {
        for (int i = 0; i < 5; i++) {
            leads.updateOne(eq("_id", "a"), pushEach("latest", List.of(i), new PushOptions().position(0).slice(3)),
                    UPSERT);
        }

        assertThat(leads.find(eq("_id", "a")).first()).containsEntry("latest", List.of(4, 3, 2));
    }

    @Test
    void findsAndModifiesInOneStep() {
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

        leads.findOneAndUpdate(eq("_id", "counter"), inc("n", 1), options);

        assertThat(leads.findOneAndUpdate(eq("_id", "counter"), inc("n", 1), options)).containsEntry("n", 2);
        assertThat(leads.findOneAndUpdate(and(eq("_id", "counter"), eq("n", 1)), inc("n", 1))).isNull();
    }

    @Test
    void listsRenamesAndDropsCollections() {
        database.createCollection("empty");
        leads.insertOne(new Document("_id", "old"));
        database.getCollection("leads-2").insertOne(new Document("_id", "new"));

        database.getCollection("leads-2").renameCollection(new MongoNamespace("rapport", "leads"),
                new RenameCollectionOptions().dropTarget(true));

        assertThat(database.listCollectionNames().into(new ArrayList<>())).contains("empty", "leads")
                .doesNotContain("leads-2");
        assertThat(leads.find().first()).containsEntry("_id", "new");
        assertThatThrownBy(
                () -> database.getCollection("empty").renameCollection(new MongoNamespace("rapport", "leads")))
                .isInstanceOf(MongoCommandException.class);
        leads.drop();
        assertThat(database.listCollectionNames().into(new ArrayList<>())).doesNotContain("leads");
    }

    @Test
    void guardedUpsertsDoNotSlowDownAsTheCollectionGrows() {
        int documents = 20_000;
        leads.insertMany(
                IntStream.range(0, documents).mapToObj(i -> new Document("_id", i).append("version", 0)).toList());
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (int i = 0; i < documents; i += 10) {
            writes.add(new UpdateOneModel<>(and(eq("_id", i), lt("version", 1)), set("version", 1), UPSERT));
        }

        long start = System.nanoTime();
        var result = leads.bulkWrite(writes, new BulkWriteOptions().ordered(false));

        assertThat(result.getMatchedCount()).isEqualTo(writes.size());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aReaderNeverSeesHalfAWrite() throws Exception {
        leads.insertOne(new Document("_id", "a").append("left", 0).append("right", 0));
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 1; i <= 2_000; i++) {
                leads.updateOne(eq("_id", "a"), combine(set("left", i), set("right", i)));
            }
            done.set(true);
        });

        while (!done.get()) {
            Document seen = requireNonNull(leads.find(eq("_id", "a")).first());
            assertThat(seen.get("left")).isEqualTo(seen.get("right"));
        }
        writer.join();
    }
}

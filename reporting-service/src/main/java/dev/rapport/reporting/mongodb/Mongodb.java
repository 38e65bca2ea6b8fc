package dev.rapport.reporting.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.rapport.common.projection.SinkUnavailableException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The connection to MongoDB. */
public final class Mongodb implements AutoCloseable {

    private final MongoClient client;
    private final MongoDatabase database;

    /** Connects when first used. */
    public Mongodb(MongodbProperties properties) {
        // A checkpoint must never outlive what was written before it, also when a primary is lost: majority, and the
        // driver repeats a write whose answer was lost where the server can tell that it has seen it.
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(properties.uri())).applicationName("reporting-service")
                .writeConcern(WriteConcern.MAJORITY).retryWrites(true).retryReads(true)
                .readPreference(ReadPreference.primary())
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(
                        properties.selectionTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(2, TimeUnit.SECONDS)
                        .minHeartbeatFrequency(100, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(2, TimeUnit.SECONDS)
                        .readTimeout(properties.readTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(64).minSize(2)
                        .maxWaitTime(5, TimeUnit.SECONDS))
                .build());
        this.database = client.getDatabase(properties.database());
    }

    MongoDatabase database() {
        return database;
    }

    /**
     * Runs something that talks to MongoDB. What can fail because of a document is done before; so whatever MongoDB
     * answers now is its own trouble. Its messages may quote documents and go nowhere.
     */
    public static <T> T call(Supplier<T> action) {
        try {
            return action.get();
        } catch (MongoException e) {
            throw new SinkUnavailableException("MongoDB: %s, code %d".formatted(e.getClass().getSimpleName(),
                    e.getCode()));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

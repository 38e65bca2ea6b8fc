package dev.rapport.localstack.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Answers the MongoDB wire protocol on the loopback address, from memory: what it held is gone when it stops, and the
 * read models rebuild themselves.
 *
 * <p>
 * System properties: {@code rapport.port} (TCP port), {@code rapport.data} (folder for its process id only). Writes
 * {@code rapport.data/ready} with its process id once clients may connect. SIGTERM stops it cleanly.
 */
public final class MongodbServer {
    /** The library hands out its live documents; one thread for all clients keeps a reader from seeing half a write. */
    private static final int WORKERS = 1;

    private MongodbServer() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(required("rapport.data"));
        Path ready = data.resolve("ready");
        Files.createDirectories(data);
        Files.deleteIfExists(ready);

        MongoServer server = start(Integer.parseInt(required("rapport.port")));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "shutdown"));
        Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
    }

    static MongoServer start(int port) {
        MongoServer server = new MongoServer(new DocumentBackend());
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, WORKERS);
        return server;
    }

    private static String required(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("system property " + name + " is missing");
        }
        return value;
    }
}

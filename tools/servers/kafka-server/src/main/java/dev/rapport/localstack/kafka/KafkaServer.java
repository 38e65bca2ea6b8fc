package dev.rapport.localstack.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * Runs one Kafka node that is broker and controller, on the loopback address only.
 *
 * <p>
 * System properties: {@code rapport.port} and {@code rapport.controller-port} (TCP ports), {@code rapport.data} (its
 * folder, made and formatted when empty); {@code rapport.advertised-port} when clients shall connect elsewhere. Writes
 * {@code rapport.data/ready} with its process id once clients may connect. SIGTERM stops it cleanly.
 */
public final class KafkaServer {

    /** What recovery after a crash may need for the indexes that it writes anew. */
    private static final long ROOM_NEEDED = 64L << 20;

    private KafkaServer() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(required("rapport.data"));
        Path ready = data.resolve("ready");
        Files.createDirectories(data);
        Files.deleteIfExists(ready);
        requireRoom(data);

        int port = port("rapport.port");
        Properties settings = BrokerSettings.of(data, port, Integer.getInteger("rapport.advertised-port", port),
                port("rapport.controller-port"));
        format(data, settings);

        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        startOrDie(server);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        server.awaitShutdown();
    }

    /**
     * On a full disk, recovery takes indexes that it cannot write for corrupt logs, and truncates those to nothing: the
     * metadata, and with them every topic.
     */
    private static void requireRoom(Path data) throws IOException {
        long room = Files.getFileStore(data).getUsableSpace();
        if (room < ROOM_NEEDED) {
            throw new IOException("the disk of " + data + " is full: " + (room >> 20) + " MB are free, and "
                    + (ROOM_NEEDED >> 20) + " are needed to start without losing what is there");
        }
    }

    private static void startOrDie(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (RuntimeException e) {
            e.printStackTrace();
            // Half of its threads run already and would keep the process, though it will never serve.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void format(Path data, Properties settings) throws IOException {
        Path file = data.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        // A start that was killed half-way leaves an unformatted or a formatted folder, never one in between.
        int code = StorageTool.execute(new String[]{"format", "--ignore-formatted", "--cluster-id", clusterId(data),
                "--config", file.toString()}, System.out);
        if (code != 0) {
            throw new IOException("formatting " + data + " failed with code " + code);
        }
    }

    private static String clusterId(Path data) throws IOException {
        Path file = data.resolve("cluster-id");
        if (Files.notExists(file)) {
            Path draft = data.resolve("cluster-id.new");
            Files.writeString(draft, Uuid.randomUuid().toString());
            Files.move(draft, file);
        }
        return Files.readString(file);
    }

    private static int port(String name) {
        return Integer.parseInt(required(name));
    }

    private static String required(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("system property " + name + " is missing");
        }
        return value;
    }
}

package dev.rapport.reporting.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.json.JsonMapper;

/** Writes what one client is told, each event at once. */
final class EventWriter {

    /** An id tells its age too, so that somebody to whom nothing happens gets a new one now and then. */
    private static final Duration ID_GOOD_FOR = Duration.ofMinutes(5);

    private final OutputStream out;
    private final StreamClient client;
    private final StreamIds ids;
    private final JsonMapper json;
    private Map<TopicPartition, Long> told = Map.of();
    private long toldAt = System.nanoTime();

    EventWriter(OutputStream out, StreamClient client, StreamIds ids, JsonMapper json) {
        this.out = out;
        this.client = client;
        this.ids = ids;
        this.json = json;
    }

    /** The client is gone: its connection is closed. */
    static final class ClientGoneException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ClientGoneException(IOException cause) {
            super(cause);
        }
    }

    /** From here on nothing is missed. */
    void begin() {
        write("retry: 2000\n" + id() + "\n");
    }

    /** False when the client does not want to know it, or knows it. */
    boolean change(Change.Located change) {
        if (!client.passes(change) || !client.wants(change.change())) {
            return false;
        }
        write(id() + "data: " + json.writeValueAsString(change.change()) + "\n\n");
        return true;
    }

    /** The id goes along when it says more, so that who wants to know little does not have to read all of it again. */
    void heartbeat() {
        boolean moved = !client.next().equals(told) || System.nanoTime() - toldAt > ID_GOOD_FOR.toNanos();
        write(": heartbeat\n" + (moved ? id() : "") + "\n");
    }

    private String id() {
        told = Map.copyOf(client.next());
        toldAt = System.nanoTime();
        return "id: " + ids.of(told) + "\n";
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }
}

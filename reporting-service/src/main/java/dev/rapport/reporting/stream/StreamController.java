package dev.rapport.reporting.stream;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.resource.Resources;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/stream")
class StreamController {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LOOK_UP = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final StreamHub hub;
    private final Resources resources;
    private final JsonMapper json;
    private final Clock clock;

    StreamController(StreamHub hub, Resources resources, JsonMapper json, Clock clock) {
        this.hub = hub;
        this.resources = resources;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs until the client goes, is too slow, or its token ends; the gateway bounds how many there are, and virtual
     * threads make them cheap.
     */
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void follow(Parameters parameters,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId, Caller caller,
            @Nullable JwtAuthenticationToken token, HttpServletResponse response)
            throws IOException, InterruptedException {
        caller.requireMayReadReports();
        var types = parameters.choices("types", resources.kindsWithoutPrivate());
        var customers = parameters.uuids("customerId");
        if (parameters.has("position")) {
            parameters.refuse("position", "is not read here: send the last id as Last-Event-ID");
        }
        parameters.check();
        var resumed = lastEventId == null || lastEventId.isBlank() ? null : StreamPosition.decode(lastEventId.strip());
        var client = new StreamClient(Set.copyOf(types), Set.copyOf(customers));
        var position = hub.join(client);
        try {
            var expiresAt = token == null ? null : token.getToken().getExpiresAt();
            var until = expiresAt == null ? clock.instant().plus(LONGEST) : expiresAt;
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            var out = response.getOutputStream();
            if (resumed == null) {
                client.standsAt(position);
            } else {
                // Partitions that the id does not know are new since then.
                var from = new HashMap<>(resumed.next());
                position.keySet().forEach(partition -> from.putIfAbsent(partition, 0L));
                from.keySet().retainAll(position.keySet());
                client.standsAt(from);
                hub.replay(from, position, change -> send(out, client, change), client);
                if (client.isClosed()) {
                    return;
                }
            }
            write(out, "retry: 2000\nid: " + client.position().encode() + "\n\n");
            follow(client, out, until);
        } catch (Gone e) {
            // Nobody is there to be told.
        } finally {
            hub.leave(client);
        }
    }

    private void follow(StreamClient client, OutputStream out, Instant until) throws InterruptedException {
        long heartbeatAt = System.nanoTime() + HEARTBEAT.toNanos();
        while (clock.instant().isBefore(until)) {
            var change = client.take(LOOK_UP);
            if (change != null) {
                if (send(out, client, change)) {
                    heartbeatAt = System.nanoTime() + HEARTBEAT.toNanos();
                }
            } else if (client.isClosed()) {
                return;
            }
            if (System.nanoTime() >= heartbeatAt) {
                // The id goes along, so that who wants to know little does not have to read all of it again.
                write(out, ": heartbeat\nid: " + client.position().encode() + "\n\n");
                heartbeatAt = System.nanoTime() + HEARTBEAT.toNanos();
            }
        }
    }

    private boolean send(OutputStream out, StreamClient client, Change.Located change) {
        if (!client.passes(change) || !client.wants(change.change())) {
            return false;
        }
        write(out, "id: " + client.position().encode() + "\ndata: " + json.writeValueAsString(change.change())
                + "\n\n");
        return true;
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new Gone(e);
        }
    }

    /** The client has closed the connection. */
    private static final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Gone(IOException cause) {
            super(cause);
        }
    }
}

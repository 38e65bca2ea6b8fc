package dev.rapport.reporting.stream;

import dev.rapport.common.security.ActiveCallers;
import dev.rapport.common.security.Caller;
import dev.rapport.reporting.limit.Places;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.resource.Resources;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/stream")
class StreamController {

    private static final Duration LOOK_UP = Duration.ofSeconds(1);
    private static final Duration PROBE = Duration.ofMillis(100);
    private static final int PROBES = 10;

    private final StreamHub hub;
    private final MissedChanges missed;
    private final StreamIds ids;
    private final StreamProperties properties;
    private final Places places;
    private final Resources resources;
    private final JsonMapper json;
    private final Clock clock;
    private final ActiveCallers callers;
    private final Visibility visibility;

    StreamController(StreamHub hub, MissedChanges missed, StreamIds ids, StreamProperties properties,
            Resources resources, JsonMapper json, Clock clock, ActiveCallers callers, Visibility visibility) {
        this.visibility = visibility;
        this.hub = hub;
        this.missed = missed;
        this.ids = ids;
        this.properties = properties;
        this.places = new Places("streams", properties.mostPerCaller(), properties.most());
        this.resources = resources;
        this.json = json;
        this.clock = clock;
        this.callers = callers;
    }

    /**
     * Runs until the client goes or is too slow, its token ends, its owner leaves, or it has lasted long enough;
     * virtual threads make that cheap.
     */
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @QueryParameter(name = "types", form = Form.KINDS, description = "Only changes of these kinds of records; of all when absent.")
    @QueryParameter(name = "customerId", form = Form.IDS, description = "Only changes that concern these customers.")
    void follow(Parameters parameters,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId, Caller caller,
            @Nullable JwtAuthenticationToken token, HttpMethod method, HttpServletResponse response)
            throws IOException, InterruptedException, HttpRequestMethodNotSupportedException {
        if (!method.equals(HttpMethod.GET)) {
            // Spring would let a HEAD run as long as a GET, with nobody to notice that the client is gone.
            throw new HttpRequestMethodNotSupportedException(method.name(), List.of(HttpMethod.GET.name()));
        }
        caller.requireMayReadReports();
        var types = parameters.choices("types", resources.kindsStreamed());
        var customers = parameters.uuids("customerId");
        if (parameters.has("position")) {
            parameters.refuse("position", "is not read here: send the last id as Last-Event-ID");
        }
        parameters.check();
        var resumed = lastEventId == null || lastEventId.isBlank() ? null : ids.read(lastEventId.strip());
        var client = new StreamClient(caller, Set.copyOf(types), Set.copyOf(customers),
                change -> visibility.mayKnow(caller, change));
        try (var _ = place(caller.employeeId())) {
            follow(client, resumed, end(token), response);
        } catch (EventWriter.ClientGoneException e) {
            // Nobody is there to be told.
        }
    }

    /** Streams of the caller whose clients are gone give their places back when they are written to. */
    private Places.Place place(UUID caller) throws InterruptedException {
        for (int i = 0; i < PROBES && !places.awaitFree(caller, i == 0 ? Duration.ZERO : PROBE); i++) {
            hub.probe(caller);
        }
        return places.take(caller, Duration.ZERO);
    }

    private Instant end(@Nullable JwtAuthenticationToken token) {
        var latest = clock.instant().plus(properties.longest());
        var expiry = token == null ? null : token.getToken().getExpiresAt();
        return expiry == null || expiry.isAfter(latest) ? latest : expiry;
    }

    private void follow(StreamClient client, @Nullable Map<TopicPartition, Long> resumed, Instant until,
            HttpServletResponse response) throws IOException, InterruptedException {
        var position = hub.join(client);
        try {
            var from = new HashMap<>(position);
            if (resumed != null) {
                // Partitions that the id does not know are new since then.
                from.replaceAll((partition, _) -> resumed.getOrDefault(partition, 0L));
                missed.requireFew(from, position);
            }
            client.standsAt(from);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            var writer = new EventWriter(response.getOutputStream(), client, ids, json);
            missed.read(from, position, writer::change, client);
            if (!client.isClosed()) {
                writer.begin();
                follow(client, writer, until);
            }
        } finally {
            hub.leave(client);
        }
    }

    private void follow(StreamClient client, EventWriter writer, Instant until) throws InterruptedException {
        long writtenAt = System.nanoTime();
        while (clock.instant().isBefore(until) && callers.isActive(client.caller())) {
            var change = client.take(LOOK_UP.compareTo(properties.heartbeat()) < 0 ? LOOK_UP : properties.heartbeat());
            if (change == null && client.isClosed()) {
                return;
            }
            boolean written = change != null && writer.change(change);
            if (client.isProbed() || (!written && System.nanoTime() - writtenAt >= properties.heartbeat().toNanos())) {
                writer.heartbeat();
                written = true;
            }
            if (written) {
                writtenAt = System.nanoTime();
            }
        }
    }
}

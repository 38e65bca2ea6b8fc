package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.testing.Answer;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.Position;
import dev.rapport.events.employee.Role;
import dev.rapport.reporting.support.Given;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** How long followers of the stream, and readers who wait, hold their places. */
class StreamIT {

    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static @Nullable RunningService usual;
    private static @Nullable RunningService quick;

    private final List<InputStream> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        usual = new RunningService("--rapport.reading.most-waiting-per-caller=2").ready();
        quick = new RunningService("--rapport.stream.heartbeat=200ms", "--rapport.stream.longest=3s",
                "--rapport.stream.resume-events=3").ready();
    }

    @AfterAll
    static void stop() {
        usual().stop();
        quick().stop();
    }

    @AfterEach
    void close() throws IOException {
        for (var stream : open) {
            stream.close();
        }
    }

    private static RunningService usual() {
        return Objects.requireNonNull(usual);
    }

    private static RunningService quick() {
        return Objects.requireNonNull(quick);
    }

    private InputStream follow(RunningService service, String... headers) throws Exception {
        var request = service.request(Role.REP, "/api/stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        var response = service.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        open.add(response.body());
        return response.body();
    }

    private static String firstId(InputStream stream) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        while (true) {
            var line = Objects.requireNonNull(lines.readLine());
            if (line.startsWith("id: ")) {
                return line.substring(4);
            }
        }
    }

    private static void awaitFollowers(RunningService service, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(service.metric("rapport_streams_open")).isEqualTo(count));
    }

    private static Answer head(RunningService service, String path) {
        var began = System.nanoTime();
        var answer = Answer.to(service.request(Role.ADMIN, path).method("HEAD", BodyPublishers.noBody()));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as(path).isLessThan(AT_ONCE);
        return answer;
    }

    /** Security F1. */
    @Test
    void aStreamAnswersGetOnly() {
        awaitFollowers(usual(), 0);

        var answer = head(usual(), "/api/stream");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET");
        assertThat(usual().metric("rapport_streams_open")).isZero();
    }

    /** Security F1. */
    @Test
    void headAnswersAsGetDoesOnEveryRoute() {
        var paths = JsonMapper.shared().readTree(Path.of("../gateway/src/main/resources/openapi/reporting.json"))
                .path("paths");
        assertThat(paths.size()).isGreaterThan(20);
        paths.propertyNames().stream().filter(path -> !path.equals("/api/stream")).forEach(path -> {
            var address = path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()) + "?q=x";
            assertThat(head(usual(), address).status()).as(path)
                    .isEqualTo(usual().get(Role.ADMIN, address).status());
        });
    }

    /** Security F1. */
    @Test
    void aStreamEndsAndIsGoneOnWithByItsLastId() throws Exception {
        var stream = follow(quick());
        var began = System.nanoTime();
        var told = new String(stream.readAllBytes(), StandardCharsets.UTF_8);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofSeconds(1),
                Duration.ofSeconds(20));
        assertThat(told).contains(": heartbeat");
        var id = told.lines().filter(line -> line.startsWith("id: ")).toList().getLast().substring(4);
        var deal = id();
        quick().send(deal, Given.deal("Deal", id(), "talk", null, null, Given.REN, AT));
        assertThat(new String(follow(quick(), "Last-Event-ID", id).readAllBytes(), StandardCharsets.UTF_8))
                .containsOnlyOnce(deal.toString());
    }

    /** Security F1: nothing happens that would have to be written to it. */
    @Test
    void aClientThatIsGoneIsNoticedByTheHeartbeat() throws Exception {
        awaitFollowers(quick(), 0);
        var longer = new RunningService("--rapport.stream.heartbeat=200ms").ready();
        try {
            var stream = follow(longer);
            firstId(stream);
            awaitFollowers(longer, 1);

            stream.close();

            awaitFollowers(longer, 0);
        } finally {
            longer.stop();
        }
    }

    /** Security F11. */
    @Test
    void aCallerHasFiveStreams() throws Exception {
        awaitFollowers(usual(), 0);
        for (int i = 0; i < 5; i++) {
            firstId(follow(usual()));
        }

        var sixth = usual().get("/api/stream");

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.code()).isEqualTo("too-many-at-once");
        assertThat(sixth.body().path("detail").asString()).contains("5 streams");
        assertThat(sixth.header("Retry-After")).isNotEmpty();

        // One whose client is gone takes no place, although its heartbeat is still to come.
        open.removeFirst().close();
        firstId(follow(usual()));
    }

    /** Security F11. */
    @ParameterizedTest
    @ValueSource(strings = {"AQ", "AA", "Ag", "AgAAAAAAAAAAAAAA", "!", "nonsense"})
    void anIdThatIsNotOursIsRefused(String id) {
        var refused = usual().get("/api/stream", "Last-Event-ID", id);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid-position");
    }

    /** Security F11. */
    @Test
    void whoMissedTooMuchLoadsAnew() throws Exception {
        var id = firstId(follow(quick()));
        String position = "";
        for (int i = 0; i < 4; i++) {
            position = quick().send(id(), Given.deal("Deal", id(), "talk", null, null, Given.REN, AT));
        }
        assertThat(quick().get("/api/deals", Position.HEADER, position).status()).isEqualTo(200);

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            var refused = quick().get("/api/stream", "Last-Event-ID", id);
            assertThat(refused.status()).isEqualTo(410);
            assertThat(refused.code()).isEqualTo("position-expired");
        });
    }

    /** Security F9. */
    @Test
    void aPositionThatIsMadeUpIsRefusedAtOnce() {
        var nowhere = new Position(List.of(new Position.Entry("lead", id(), 0)));
        var forged = nowhere.encode(new TokenSigner(List.of("somebody else's key, which has enough letters")));
        var began = System.nanoTime();

        var refused = usual().get("/api/leads", Position.HEADER, forged);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid-position");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
    }

    /** Security F9. */
    @Test
    void aCallerWaitsInSoManyPlacesAtATime() {
        var nowhere = new Position(List.of(new Position.Entry("lead", id(), 0))).encode(TokenSigner.ofThisMachine());
        var waiting = List.of(1, 2, 3).stream().map(_ -> CompletableFuture.supplyAsync(
                () -> usual().get("/api/leads", Position.HEADER, nowhere))).toList();

        var answers = waiting.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(503, 503, 429);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).singleElement()
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("too-many-at-once"));
    }
}

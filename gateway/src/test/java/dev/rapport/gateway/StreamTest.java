package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.rapport.gateway.routing.CommittedDocument;
import dev.rapport.gateway.routing.Service;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@Timeout(30)
class StreamTest extends RunningGateway {

    @Autowired
    private MeterRegistry meters;

    @Test
    void passesEachEventOnWhenItComes() throws Exception {
        CountDownLatch firstSeen = new CountDownLatch(1);
        reporting.answers(exchange -> {
            open(exchange);
            event(exchange, "1");
            waitFor(firstSeen);
            event(exchange, "2");
            exchange.close();
        });

        HttpResponse<InputStream> response = BROWSER.send(
                signedIn("/api/stream?types=deal").header("Last-Event-ID", "41").build(), BodyHandlers.ofInputStream());

        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        try (BufferedReader events = reader(response)) {
            assertThat(events.readLine()).isEqualTo("data: 1");
            firstSeen.countDown();
            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isEqualTo("data: 2");
            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isNull();
        }
        FakeService.Asked asked = reporting.asked();
        assertThat(asked.target()).isEqualTo("/api/stream?types=deal");
        assertThat(asked.header("Last-Event-ID")).isEqualTo("41");
    }

    @Test
    void tellsThatItIsOpenBeforeTheFirstEvent() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        reporting.answers(exchange -> {
            open(exchange);
            exchange.getResponseBody().flush();
            waitFor(end);
            exchange.close();
        });

        HttpResponse<InputStream> response = BROWSER.send(signedIn("/api/stream").build(),
                BodyHandlers.ofInputStream());

        assertThat(response.statusCode()).isEqualTo(200);
        end.countDown();
        response.body().close();
    }

    @Test
    void staysOpenForLongerThanAnOrdinaryAnswerMayTake() throws Exception {
        reporting.answers(exchange -> {
            open(exchange);
            event(exchange, "1");
            waitFor(new CountDownLatch(1), Duration.ofMillis(1500)); // the response timeout is 1 s here
            event(exchange, "2");
            exchange.close();
        });

        HttpResponse<String> response = send(signedIn("/api/stream"));

        assertThat(response.body()).isEqualTo("data: 1\n\ndata: 2\n\n");
    }

    @Test
    void hangsUpOnTheServiceWhenTheCallerGoesAway() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        reporting.answers(exchange -> {
            open(exchange);
            try {
                while (hungUp.getCount() > 0) {
                    event(exchange, "heartbeat");
                    waitFor(hungUp, Duration.ofMillis(20));
                }
            } catch (IOException e) {
                hungUp.countDown();
                throw e;
            }
        });

        HttpResponse<InputStream> response = BROWSER.send(signedIn("/api/stream").build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader events = reader(response)) {
            assertThat(events.readLine()).isEqualTo("data: heartbeat");
        }

        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsWhenTheTokenExpires() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        reporting.answers(exchange -> {
            open(exchange);
            try {
                while (hungUp.getCount() > 0) {
                    event(exchange, "heartbeat");
                    waitFor(hungUp, Duration.ofMillis(20));
                }
            } catch (IOException e) {
                hungUp.countDown();
                throw e;
            }
        });
        String almostExpired = token(claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(1))));

        HttpResponse<String> response = send(
                request("/api/stream").header("Authorization", "Bearer " + almostExpired));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("heartbeat");
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Security F1. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/stream", "/api/%73tream"})
    void aStreamIsNotRunByHead(String target) throws Exception {
        long began = System.nanoTime();

        HttpResponse<String> response = head(target);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(reporting.wasAsked()).isFalse();
        assertThat(connections("streams", "leased")).isZero();
    }

    /** Security F1. */
    @ParameterizedTest
    @ValueSource(strings = {"admin", "manager", "rep", "support", "marketing", "analyst"})
    void headAndOptionsHoldNothingOnAnyRoute(String role) throws Exception {
        String token = token(claims -> claims.claim("roles", List.of(role)));
        Set<String> paths = new TreeSet<>();
        Set<String> readable = new TreeSet<>();
        for (Service service : Service.values()) {
            CommittedDocument.of(service).path("paths").properties().forEach(path -> {
                String address = path.getKey().replaceAll("\\{[^}]+}", "1");
                paths.add(address);
                if (path.getValue().has("get") && !address.equals("/api/stream")) {
                    readable.add(address);
                }
            });
        }
        assertThat(paths).hasSizeGreaterThan(40);

        for (String path : paths) {
            for (String method : List.of("HEAD", "OPTIONS")) {
                long began = System.nanoTime();
                HttpResponse<String> response = send(request(path).header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.noBody()));
                boolean read = method.equals("HEAD") && readable.contains(path);
                assertThat(response.statusCode()).as("%s %s", method, path).isEqualTo(read ? 200 : 405);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
            }
        }
        Awaitility.await().untilAsserted(() -> {
            assertThat(connections("calls", "leased")).isZero();
            assertThat(connections("streams", "leased")).isZero();
        });
    }

    /** Security F1: whatever the service still does after it has answered a HEAD, nobody waits for it. */
    @Test
    void nobodyGetsTheConnectionOfAHeadThatIsStillWorkedOn() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        reporting.answers(exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            exchange.sendResponseHeaders(200, -1);
            if (exchange.getRequestMethod().equals("HEAD")) {
                waitFor(end);
            }
            exchange.close();
        });

        assertThat(head("/api/leads").statusCode()).isEqualTo(200);
        long began = System.nanoTime();
        assertThat(send(signedIn("/api/leads")).statusCode()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(ports).hasSize(2);
        end.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(connections("calls", "leased")).isZero());
    }

    /** Security F1. */
    @Test
    void aConnectionThatCarriedAStreamIsNotUsedAgain() throws Exception {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        reporting.answers(exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            open(exchange);
            event(exchange, "1");
            exchange.close();
        });

        for (int i = 0; i < 3; i++) {
            assertThat(send(signedIn("/api/stream")).body()).contains("data: 1");
        }
        assertThat(ports).hasSize(3);

        assertThat(connections("streams", "available")).isZero();
        assertThat(connections("streams", "leased")).isZero();
    }

    private HttpResponse<String> head(String target) throws IOException, InterruptedException {
        return send(signedIn(target).method("HEAD", BodyPublishers.noBody()));
    }

    private double connections(String pool, String state) {
        return meters.get("httpcomponents.httpclient.pool.total.connections").tags("httpclient", pool, "state", state)
                .gauge().value();
    }

    private static void open(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
    }

    private static void event(HttpExchange exchange, String data) throws IOException {
        exchange.getResponseBody().write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static BufferedReader reader(HttpResponse<InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static void waitFor(CountDownLatch latch) {
        waitFor(latch, Duration.ofSeconds(10));
    }

    private static void waitFor(CountDownLatch latch, Duration atMost) {
        try {
            boolean released = latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(released || latch.getCount() > 0).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

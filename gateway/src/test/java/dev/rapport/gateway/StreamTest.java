package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamTest extends RunningGateway {

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

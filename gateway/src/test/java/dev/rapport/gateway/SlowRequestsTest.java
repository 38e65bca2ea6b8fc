package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Security F10: what arrives slowly holds nothing for long. */
@TestPropertySource(properties = {"rapport.request.deadline=1s", "server.tomcat.connection-timeout=2s",
        "rapport.gateway.limits.at-once.per-caller=3", "rapport.gateway.limits.at-once.per-address=6",
        "rapport.gateway.routing.response-timeout=10s"})
class SlowRequestsTest extends RunningGateway {

    private static final Duration BOUND = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/leads HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ", "GET /", "\r\n"})
    void headersThatDripEndTheConnection(String begin) throws Exception {
        assertThat(drip(begin)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/api/leads, application/json", "/api/leads, text/plain",
            "/oauth2/token, application/x-www-form-urlencoded", "/sign-in, application/x-www-form-urlencoded",
            "/docs, application/json"})
    void bodiesThatDripEndTheConnection(String path, String type) throws Exception {
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type
                + "\r\nAuthorization: Bearer " + token(claims -> claims) + "\r\n";
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> known = callers.submit(() -> drip(head + "Content-Length: 1000\r\n\r\n"));
            Future<String> chunked = callers.submit(() -> drip(head + "Transfer-Encoding: chunked\r\n\r\n3e8\r\n"));

            for (Future<String> answer : List.of(known, chunked)) {
                assertThat(answer.get()).matches(text -> text.isEmpty() || text.matches("(?s)HTTP/1.1 4.*"),
                        "4xx or nothing");
            }
        }
        assertThat(contact.wasAsked()).isFalse();
    }

    @Test
    void aBodyThatIsLateIsToldSo() throws Exception {
        assertThat(drip("POST /api/leads HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json"
                + "\r\nAuthorization: Bearer " + token(claims -> claims) + "\r\nContent-Length: 1000\r\n\r\n"))
                .startsWith("HTTP/1.1 408").contains("\"code\":\"request-timeout\"");
    }

    @Test
    void bodiesOfStrangersEndWithTheirAnswer() throws Exception {
        assertThat(drip("POST /api/leads HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json"
                + "\r\nContent-Length: 1000000000\r\n\r\n")).startsWith("HTTP/1.1 401");
    }

    @Test
    void formsAreStillUnderstood() throws Exception {
        assertThat(send(request("/oauth2/token").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=rep&client_secret=rep")))
                .body()).contains("access_token");
    }

    @Test
    void aCallerAndAnAddressHaveOnlySoManyRequestsAtOnce() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(6);
        reporting.answers(exchange -> {
            begun.countDown();
            awaitQuietly(done);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        String first = "Bearer " + token(claims -> claims.subject("first"));
        String second = "Bearer " + token(claims -> claims.subject("second"));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int count = 0; count < 3; count++) {
                answers.add(callers.submit(() -> get(first)));
            }
            await().atMost(BOUND).until(() -> begun.getCount() == 3);
            assertThat(send(request("/api/leads").header("Authorization", first)).body())
                    .contains("\"code\":\"too-many-at-once\"");
            for (int count = 0; count < 3; count++) {
                answers.add(callers.submit(() -> get(second)));
            }
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(send(request("/docs")).statusCode()).isEqualTo(429);
            done.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(send(request("/docs")).statusCode()).isEqualTo(200);
    }

    private int get(String bearer) throws IOException, InterruptedException {
        return send(request("/api/leads").header("Authorization", bearer)).statusCode();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a byte now and then until the connection ends, which it has to within the bound; what was answered. */
    private String drip(String begin) throws Exception {
        StringBuilder answer = new StringBuilder();
        long start = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(200);
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.ISO_8859_1));
            while (System.nanoTime() - start < BOUND.toNanos()) {
                try {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        return answer.toString();
                    }
                    answer.append((char) next);
                } catch (SocketTimeoutException e) {
                    socket.getOutputStream().write('a');
                    socket.getOutputStream().flush();
                }
            }
        } catch (SocketException e) {
            return answer.toString();
        }
        throw new AssertionError("still open after " + BOUND + ", having answered " + answer);
    }
}

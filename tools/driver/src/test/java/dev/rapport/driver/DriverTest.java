package dev.rapport.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverTest {
    private static final int CUT_OFF = 0;

    private final HttpServer server;
    private final List<String> requests = new ArrayList<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private int signIns;
    private String code = "";

    DriverTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        int status = 200;
        String body = "{\"id\":\"01900000-0000-7000-8000-000000000009\",\"version\":3}";
        if (exchange.getRequestURI().getPath().equals("/oauth2/token")) {
            signIns++;
            body = "{\"access_token\":\"token-" + signIns + "\",\"expires_in\":600}";
        } else {
            requests.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            status = statuses.isEmpty() ? 200 : statuses.removeFirst();
        }
        if (status == CUT_OFF) {
            exchange.close();
            return;
        }
        if (status >= 400) {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            body = "{\"code\":\"" + code + "\"}";
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private People people() {
        return new People(server.getAddress().getPort());
    }

    private Answer write(Retry retry) {
        return retry.send(people().as(Person.REP), "POST", "/api/leads", Map.of(), "k");
    }

    @Test
    void signsInOnceAndAgainWhenTheTokenIsNotAccepted() {
        Api rep = people().as(Person.REP);
        rep.get("/api/leads");
        statuses.add(401);
        rep.get("/api/leads");
        rep.get("/api/leads");

        assertThat(requests).containsExactly("Bearer token-1 null", "Bearer token-1 null", "Bearer token-2 null");
    }

    @Test
    void sendsAWriteAgainUnderItsKeyWhileNobodyCanCarryItOut() {
        statuses.addAll(List.of(503, CUT_OFF, 404));
        AtomicInteger outages = new AtomicInteger();

        assertThat(write(new Retry(Duration.ofSeconds(30), outages::incrementAndGet)).version()).isEqualTo(3);
        assertThat(requests).hasSize(4).allMatch(request -> request.endsWith(" k"));
        assertThat(outages).hasValue(2);
    }

    @Test
    void sendsAWriteAgainWhenAnotherServiceHasNotHeardOfTheCustomer() {
        statuses.addAll(List.of(409, 409));
        code = "unknown-customer";

        write(new Retry(Duration.ofSeconds(30))).is(200);
        assertThat(requests).hasSize(3);
    }

    @Test
    void takesARefusalForAnAnswer() {
        statuses.add(409);
        code = "lead-not-open";

        assertThat(write(new Retry(Duration.ofSeconds(30))).code()).isEqualTo("lead-not-open");
        assertThat(requests).hasSize(1);
    }

    @Test
    void givesUpInTheEnd() {
        statuses.add(503);

        assertThatThrownBy(() -> write(new Retry(Duration.ZERO))).isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("503");
    }

    @Test
    void saysWhoDoesNotAnswer() {
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThatThrownBy(() -> new People(port).token(Person.REP)).isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    @Test
    void tellsWhatAnAnswerShouldHaveBeen() {
        statuses.add(422);

        assertThatThrownBy(() -> Records.lead(people().as(Person.REP), "Somebody"))
                .isInstanceOf(UnexpectedAnswerException.class).hasMessageContaining("422")
                .hasMessageEndingWith("expected 201");
    }
}

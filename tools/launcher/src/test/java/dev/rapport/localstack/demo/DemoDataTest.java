package dev.rapport.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.driver.ApiException;
import dev.rapport.driver.People;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoDataTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path data;
    private final HttpServer api;
    private final List<Write> writes = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();
    private int failures;
    private int cutOff;
    private boolean linked;
    private int failAfter = Integer.MAX_VALUE;

    private record Write(String key, String path, JsonNode body) {}

    DemoDataTest() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        api.createContext("/", this::answer);
        api.setExecutor(Executors.newCachedThreadPool());
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = 200;
        String answer;
        if (path.equals("/oauth2/token")) {
            answer = "{\"access_token\":\"token\"}";
        } else if (failures > 0) {
            failures--;
            status = 409;
            answer = "{\"code\":\"unknown-customer\"}";
        } else if (writes.size() >= failAfter) {
            status = 400;
            answer = "{\"code\":\"validation-failed\"}";
        } else {
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            writes.add(new Write(key, path, JSON.readTree(body)));
            answer = answers.computeIfAbsent(key, name -> made(answers.size(), linked));
        }
        if (writes.size() > 100 && cutOff > 0) {
            cutOff--;
            exchange.close();
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type",
                status == 200 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** One id for all of them: a conversion answers the ids of what it made, everything else its own. */
    private static String made(int number, boolean linked) {
        String id = "id-" + number;
        return "{\"id\":\"%s\",\"contactId\":\"c-%s\",\"accountId\":\"a-%s\",\"dealId\":\"d-%s\",\"accountLinked\":%s}"
                .formatted(id, id, id, id, linked);
    }

    private DemoData demo() {
        return new DemoData(data, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void load() {
        demo().load(new People(api.getAddress().getPort()), line -> {
        });
    }

    /** What was sent again, because an answer was late, counts once. */
    private List<Write> to(String pattern) {
        return writes.stream().filter(write -> write.path().matches(pattern)).distinct().toList();
    }

    /** What was written; what was sent again said the same. */
    private Map<String, JsonNode> byKey() {
        return writes.stream().collect(Collectors.toMap(Write::key, Write::body, (sent, again) -> {
            assertThat(again).isEqualTo(sent);
            return sent;
        }));
    }

    @Test
    void isSeveralHundredCustomersWithHistory() {
        load();

        assertThat(demo().state()).isEqualTo(DemoData.State.LOADED);
        assertThat(to("/api/leads")).as("one of each customer, and one that a manager gives to a rep").hasSize(331);
        assertThat(to("/api/leads/.*/convert")).hasSizeGreaterThan(200);
        assertThat(to("/api/interactions")).hasSizeGreaterThan(1000);
        assertThat(to("/api/deals/.*/win")).hasSizeGreaterThan(40);
        assertThat(to("/api/deals/.*/lose")).hasSizeGreaterThan(40);
        assertThat(to("/api/deals/.*/move").stream().map(write -> write.body().path("stage").asString())
                .collect(Collectors.toSet())).hasSize(7);
        assertThat(to("/api/custom-fields")).hasSize(3);
        assertThat(to("/api/views")).hasSize(3);
        assertThat(to("/api/leads").stream().map(write -> write.body().path("name").asString()))
                .anyMatch(name -> name.startsWith("สม")).anyMatch(name -> name.startsWith("王")).contains("Chloé Patel");
    }

    @Test
    void happenedInThePastAndInOrder() {
        load();

        Map<String, Instant> last = new HashMap<>();
        for (Write write : writes) {
            if (write.body().has("occurredAt")) {
                Instant at = Instant.parse(write.body().path("occurredAt").asString());
                assertThat(at).isBetween(NOW.minus(Duration.ofDays(330)), NOW);
                String story = write.key().substring(0, write.key().lastIndexOf('-'));
                assertThat(at).as(write.key()).isAfterOrEqualTo(last.getOrDefault(story, Instant.MIN));
                last.put(story, at);
            }
        }
    }

    @Test
    void saysTheSameWhenItIsToldAgain() {
        failAfter = 500;
        assertThatThrownBy(this::load).isInstanceOf(ApiException.class);
        Map<String, JsonNode> first = byKey();
        failAfter = Integer.MAX_VALUE;
        writes.clear();

        load();

        Map<String, JsonNode> second = byKey();
        assertThat(first).isNotEmpty();
        assertThat(second).containsAllEntriesOf(first).hasSizeGreaterThan(first.size());
    }

    @Test
    void waitsForAnotherServiceToHearOfACustomer() {
        failures = 3;

        load();

        assertThat(failures).isZero();
        assertThat(demo().state()).isEqualTo(DemoData.State.LOADED);
    }

    /** An account that was there may be anything by now, so that a step of this history may not be allowed. */
    @Test
    void leavesToOthersTheAccountThatItWasLinkedTo() {
        linked = true;

        load();

        assertThat(to("/api/accounts/.*")).isEmpty();
        assertThat(to("/api/contacts/.*/classify")).isNotEmpty();
    }

    @Test
    void sendsAgainWhatWasCutOff() {
        cutOff = 3;

        load();

        assertThat(cutOff).isZero();
        assertThat(demo().state()).isEqualTo(DemoData.State.LOADED);
    }

    @Test
    void isRememberedAsDeclined() {
        assertThat(demo().state()).isEqualTo(DemoData.State.UNDECIDED);

        demo().decline();

        assertThat(demo().state()).isEqualTo(DemoData.State.DECLINED);
    }
}

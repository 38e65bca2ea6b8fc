package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.rapport.http.audit.AuditLog;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Security F8. */
class AuditTest extends RunningGateway {

    private static final String REP = "01900000-0000-7000-8000-000000000003";

    private final List<Map<String, Object>> noted = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(AuditLog.LOGGER);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            noted.add(
                    event.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value)));
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(appender);
    }

    @Test
    void aTokenThatIsNoGoodIsNotedOnceAndCounted() throws Exception {
        send(request("/api/leads").header("Authorization", "Bearer nonsense"));

        await("refused");
        assertThat(noted).singleElement().satisfies(
                entry -> assertThat(entry).containsEntry("reason", "unauthenticated")
                        .containsEntry("address", "127.0.0.1"));
        assertThat(send(managed("/actuator/prometheus")).body())
                .contains("rapport_denied_total{reason=\"unauthenticated\"");
    }

    @Test
    void signInsAreNotedAndWhatWasTypedIsNot() throws Exception {
        token("rep", "rep");
        token("rep", "secret words");
        token("my secret words", "x");

        Awaitility.await().atMost(Duration.ofSeconds(5))
                .until(() -> noted.stream().filter(entry -> "wrong-password".equals(entry.get("event"))).count() >= 1);
        assertThat(noted).anySatisfy(
                entry -> assertThat(entry).containsEntry("event", "signed-in").containsEntry("actor", REP));
        assertThat(noted).anySatisfy(
                entry -> assertThat(entry).containsEntry("event", "wrong-password").containsEntry("actor", REP));
        assertThat(noted.toString()).doesNotContain("secret");
    }

    @Test
    void whatAServiceRefusesIsItsOwnToNote() throws Exception {
        reporting.answers(exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });

        assertThat(send(signedIn("/api/leads")).statusCode()).isEqualTo(403);
        send(request("/api/leads").header("Authorization", "Bearer nonsense"));

        await("refused");
        assertThat(noted).noneSatisfy(entry -> assertThat(entry).containsEntry("reason", "forbidden"));
    }

    private void await(String event) {
        Awaitility.await().atMost(Duration.ofSeconds(5))
                .until(() -> noted.stream().anyMatch(entry -> event.equals(entry.get("event"))));
    }

    private void token(String name, String password) throws Exception {
        send(request("/oauth2/token").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + name.replace(' ', '+')
                        + "&client_secret=" + password.replace(' ', '+'))));
    }
}

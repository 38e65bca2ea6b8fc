package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.testing.Answer;
import dev.rapport.common.web.Position;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.SwitchedElasticsearch;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security F2. What Elasticsearch refuses is never an empty list or a report of zero. */
class ElasticsearchRefusesIT {

    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
    private static final UUID CUSTOMER = id();
    private static @Nullable SwitchedElasticsearch elasticsearch;
    private static @Nullable RunningService running;

    @BeforeAll
    static void start() throws IOException {
        elasticsearch = new SwitchedElasticsearch();
        running = new RunningService("--rapport.elasticsearch.uris=" + elasticsearch.uri()).ready();
        var known = running.send(CUSTOMER, Given.contact("Ada", null, null, AT));
        assertThat(running.get("/api/customers/" + CUSTOMER + "/timeline", Position.HEADER, known).status())
                .isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            var position = running.send(id(), Given.deal("Deal", CUSTOMER, "talk", null, null, Given.REN, AT));
            assertThat(running.get("/api/deals", Position.HEADER, position).status()).isEqualTo(200);
        }
    }

    @AfterAll
    static void stop() {
        service().stop();
        sink().close();
    }

    @AfterEach
    void answerAgain() {
        sink().refuse(0);
    }

    private static RunningService service() {
        return Objects.requireNonNull(running);
    }

    private static SwitchedElasticsearch sink() {
        return Objects.requireNonNull(elasticsearch);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 429, 500})
    void everyQuestionToItIsAnsweredWith503(int status) {
        sink().refuse(status);

        for (var path : List.of("/api/deals", "/api/leads?count=true", "/api/contacts?q=x", "/api/search?q=deal",
                "/api/customers/" + CUSTOMER + "/timeline", "/api/reports/pipeline?ownerId=" + id(),
                "/api/reports/funnel", "/api/reports/forecast?by=month")) {
            var answer = service().get(path);
            assertThat(answer.status()).as("%s at %d: %s", path, status, answer.body()).isEqualTo(503);
            assertThat(answer.code()).isIn("unavailable", "read-model-behind");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
    }

    @Test
    void aCursorThatItRefusesIsNamed() {
        Answer first = service().get("/api/deals?limit=1");
        var next = first.body().path("next").asString();
        sink().refuse(400);

        var refused = service().get("/api/deals?limit=1&cursor=" + next);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid-cursor");
        assertThat(refused.body().path("errors").path(0).path("field").asString()).isEqualTo("cursor");
    }
}

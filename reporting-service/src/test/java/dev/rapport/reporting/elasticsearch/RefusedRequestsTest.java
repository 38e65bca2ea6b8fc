package dev.rapport.reporting.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.projection.SinkLostException;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Operation;
import dev.rapport.reporting.pipeline.DealPeriodsFold;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/**
 * Security F2. Whatever Elasticsearch answers but a success is a failure, for each kind of request; none becomes an
 * empty answer.
 */
class RefusedRequestsTest {

    private static final String REFUSAL = "{\"error\":{\"type\":\"some_exception\",\"reason\":\"secret\"}}";
    private static final String MISSING = "{\"error\":{\"type\":\"index_not_found_exception\"}}";
    private static final List<Integer> STATUSES = List.of(301, 400, 401, 403, 404, 409, 413, 429, 500, 502, 503);
    private static final Operation OPERATION = new Operation(Map.of("index", Map.of("_id", "1")), Map.of("a", 1));

    /** A kind of request, as it is made of the client or of what stands on it. */
    record Kind(String name, Consumer<Elasticsearch> request) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("search", client -> client.search("i", Map.of("size", 1))),
            new Kind("mget", client -> client.get("i", List.of("1"))),
            new Kind("bulk", client -> client.bulk("i-write", List.of(OPERATION, OPERATION))),
            new Kind("refresh", client -> client.refresh("i")),
            new Kind("settings", client -> target(client).filled("c")),
            new Kind("create", client -> target(client).create("c")),
            new Kind("list of indices", client -> target(client).copies()),
            new Kind("notes read", client -> Objects.requireNonNullElse(target(client).readState(), "")),
            new Kind("notes written", client -> target(client).writeState("before", "after")),
            new Kind("checkpoint", client -> target(client).open("c").checkpoint()),
            new Kind("checkpoint by id",
                    client -> target(client).open("c").checkpoint(Set.of(new TopicPartition("t", 0)))),
            new Kind("parked", client -> target(client).open("c").parked()),
            new Kind("marker", client -> target(client).open("c").intact()),
            new Kind("drop", client -> target(client).drop("c")));

    private static IndexTarget target(Elasticsearch client) {
        var anywhere = URI.create("http://127.0.0.1:1");
        var properties = new ElasticsearchProperties(List.of(anywhere), null, null, null, Duration.ofSeconds(2),
                Duration.ofSeconds(5), 1, 0, Duration.ofSeconds(1), Duration.ZERO);
        return new IndexTarget(client, properties, new Refresher(client::refresh, Runnable::run, Duration.ZERO),
                new DealPeriodsFold());
    }

    static Stream<Arguments> refusals() {
        return KINDS.stream().flatMap(kind -> STATUSES.stream()
                // Whether the marker is there is the one question that 404 answers.
                .filter(status -> !(status == 404 && kind.name().equals("marker")))
                .map(status -> Arguments.of(kind, status)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsAFailure(Kind kind, int status) throws IOException {
        try (var refusing = new RefusingElasticsearch(status, REFUSAL)) {
            assertThatThrownBy(() -> kind.request().accept(refusing.client()))
                    .isInstanceOfAny(ElasticsearchException.class, SinkUnavailableException.class)
                    .hasMessageContaining(kind.name().equals("create") ? "" : Integer.toString(status))
                    .hasMessageNotContaining("secret");
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalWithoutABodyIsAFailure(Kind kind, int status) throws IOException {
        try (var refusing = new RefusingElasticsearch(status, "")) {
            assertThatThrownBy(() -> kind.request().accept(refusing.client()))
                    .isInstanceOfAny(ElasticsearchException.class, SinkUnavailableException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html>", "{\"acknowledged\":false}", "{\"_shards\":{\"failed\":1}}"})
    void aSuccessThatSaysNothingIsAFailure(String body) throws IOException {
        try (var refusing = new RefusingElasticsearch(200, body)) {
            assertThatThrownBy(() -> refusing.client().search("i", Map.of()))
                    .isInstanceOf(ElasticsearchException.Unavailable.class);
            assertThatThrownBy(() -> refusing.client().get("i", List.of("1")))
                    .isInstanceOf(ElasticsearchException.Unavailable.class);
            assertThatThrownBy(() -> refusing.client().bulk("i-write", List.of(OPERATION)))
                    .isInstanceOf(ElasticsearchException.Unavailable.class);
        }
    }

    @Test
    void aRefreshThatFailsOnAShardIsAFailure() throws IOException {
        try (var refusing = new RefusingElasticsearch(200, "{\"_shards\":{\"total\":2,\"failed\":1}}")) {
            assertThatThrownBy(() -> refusing.client().refresh("i"))
                    .isInstanceOf(ElasticsearchException.Unavailable.class);
        }
    }

    @Test
    void anIndexThatIsNotThereIsLost() throws IOException {
        try (var refusing = new RefusingElasticsearch(404, MISSING)) {
            assertThatThrownBy(() -> refusing.client().search("i", Map.of()))
                    .isInstanceOf(ElasticsearchException.IndexMissing.class);
            assertThatThrownBy(() -> target(refusing.client()).open("c").parked())
                    .isInstanceOf(SinkLostException.class);
        }
    }

    @Test
    void notFoundIsAnAnswerWhereItIsAskedFor() throws IOException {
        try (var refusing = new RefusingElasticsearch(404, MISSING)) {
            assertThat(target(refusing.client()).open("c").intact()).isFalse();
            assertThat(target(refusing.client()).readState()).isNull();
            target(refusing.client()).drop("c");
        }
    }

    @Test
    void aConflictMeansThatSomebodyElseHasWrittenTheNotes() throws IOException {
        var stored = "{\"docs\":[{\"_id\":\"n\",\"found\":true,\"_source\":{\"notes\":\"before\"}}]}";
        try (var refusing = new RefusingElasticsearch(
                body -> body.length > 0 && new String(body, StandardCharsets.UTF_8).contains("ids")
                        ? 200
                        : 409,
                stored)) {
            assertThat(target(refusing.client()).writeState("before", "after")).isFalse();
        }
    }

    /** Elasticsearch takes 100 MB unless it is told otherwise; a proxy in front of it often one. */
    @Test
    void aBulkRequestThatIsTooLargeIsSentInParts() throws IOException {
        var sent = new ArrayList<Integer>();
        var item = "{\"items\":[{\"index\":{\"_id\":\"1\",\"status\":200,\"_seq_no\":1,\"_primary_term\":1}}]}";
        try (var refusing = new RefusingElasticsearch(body -> {
            int lines = (int) new String(body, StandardCharsets.UTF_8).lines().count();
            sent.add(lines / 2);
            return lines > 2 ? 413 : 200;
        }, item)) {
            assertThat(refusing.client().bulk("i-write", IntStream.range(0, 3).mapToObj(_ -> OPERATION).toList()))
                    .hasSize(3);
        }
        assertThat(sent).containsExactly(3, 1, 2, 1, 1);
    }

    @Test
    void aCursorThatIsRefusedIsTheCallersMistake() throws IOException {
        try (var refusing = new RefusingElasticsearch(400, REFUSAL)) {
            assertThatThrownBy(() -> refusing.client().search("i", Map.of("search_after", List.of(1))))
                    .isInstanceOfSatisfying(ElasticsearchException.CursorRefused.class, refused -> {
                        var problem = problem(refused);
                        assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
                        assertThat(problem.code()).isEqualTo("invalid-cursor");
                        assertThat(problem.errors()).extracting(ProblemException.FieldError::field)
                                .containsExactly("cursor");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 413, 429, 500})
    void readersAreToldThatAPartOfTheSystemDoesNotAnswer(int status) throws IOException {
        try (var refusing = new RefusingElasticsearch(status, REFUSAL)) {
            assertThatThrownBy(() -> refusing.client().search("i", Map.of()))
                    .satisfies(refused -> assertThat(problem(refused).status())
                            .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
        }
    }

    private static ProblemException problem(Throwable refused) {
        return Objects.requireNonNull(new ElasticsearchConfiguration().searchProblems().translate(refused));
    }
}

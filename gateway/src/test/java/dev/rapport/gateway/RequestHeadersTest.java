package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edges, front end 11: what every answer carries, and what is kept of a caller's request. */
class RequestHeadersTest extends RunningGateway {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @CsvSource({"/api/leads, true", "/api/leads, false", "/docs, false", "/nothing, false", "/api/nothing, true"})
    void everyAnswerHasAnId(String path, boolean signedIn) throws Exception {
        HttpResponse<String> answer = send(signedIn ? signedIn(path) : request(path));

        assertThat(answer.headers().firstValue("X-Request-Id")).hasValueSatisfying(
                id -> assertThat(id).matches("[0-9a-f]{32}"));
    }

    @Test
    void theIdOfAProblemIsItsTrace() throws Exception {
        HttpResponse<String> answer = send(request("/api/leads"));

        assertThat(answer.headers().firstValue("X-Request-Id")).contains(json(answer).path("traceId").asString());
    }

    @Test
    void anIdThatTheCallerGaveIsKept() throws Exception {
        HttpResponse<String> answer = send(signedIn("/api/leads").header("X-Request-Id", "order-17"));

        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("order-17");
        assertThat(reporting.asked().header("X-Request-Id")).isEqualTo("order-17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "a b"})
    void anIdThatCouldDoHarmIsNot(String id) throws Exception {
        HttpResponse<String> answer = send(signedIn("/api/leads").header("X-Request-Id", id));

        assertThat(answer.headers().firstValue("X-Request-Id")).hasValueSatisfying(
                given -> assertThat(given).matches("[0-9a-f]{32}"));
    }

    @Test
    void aTraceOfTheCallerGoesOn() throws Exception {
        HttpResponse<String> answer = send(
                signedIn("/api/leads").header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));

        assertThat(answer.headers().firstValue("X-Request-Id")).contains(TRACE);
        assertThat(reporting.asked().header("traceparent"))
                .matches("00-" + TRACE + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-01");
    }

    /** Today 15: what is left is told with every answer, and not only when nothing is. */
    @Test
    void everyAnswerSaysWhatIsLeft() throws Exception {
        HttpResponse<String> answer = send(signedIn("/api/leads"));

        assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"caller\";q=2000;w=2");
        assertThat(answer.headers().firstValue("RateLimit")).contains("\"caller\";r=1999;t=1");
        assertThat(send(request("/api/leads")).headers().firstValue("RateLimit")).isPresent();
    }

    @Test
    void anOutageLeavesThemInPlace() throws Exception {
        reporting.stop();
        try {
            HttpResponse<String> answer = send(signedIn("/api/leads").header("X-Request-Id", "order-18"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("order-18");
            assertThat(answer.headers().firstValue("RateLimit")).isPresent();
        } finally {
            reporting.startAgain();
        }
    }
}

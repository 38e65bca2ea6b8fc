package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of every layer have one form and tell nothing about what runs here. */
class ErrorsTest extends RunningGateway {

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE", "GET /api/le{ads HTTP/1.1", "GET /api/leads%ff%fe HTTP/1.1",
            "GET /api/leads?q=%ff HTTP/1.1", "GET /api/leads?q=%zz HTTP/1.1", "GET /api/leads?q=%00 HTTP/1.1",
            "GET /api/leads?q=a% HTTP/1.1", "GET /api/leads%00 HTTP/1.1", "GET /api/../actuator/env HTTP/1.1",
            "GET /api/%2e%2e/internal HTTP/1.1", "GET /api//leads HTTP/1.1", "GET /api/leads;a=b HTTP/1.1",
            "GET /docs/..%2fapplication.yaml HTTP/1.1", "FOO /docs HTTP/1.1", "GET /docs HTTP/9.1",
            "GET /oauth2/authorize HTTP/1.1",
            "GET /oauth2/authorize?response_type=code&client_id=rapport-console&redirect_uri=https://evil.example/ HTTP/1.1"})
    void answersMalformedRequests(String requestLine) throws Exception {
        assertProblem(raw(requestLine + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"), 400,
                "malformed-request");
    }

    @Test
    void answersMalformedHeaders() throws Exception {
        assertProblem(raw("GET /docs HTTP/1.1\r\n\r\n"), 400, "malformed-request");
        assertProblem(raw("GET /docs HTTP/1.1\r\nHost: 127.0.0.1\r\nA B: c\r\n\r\n"), 400, "malformed-request");
        assertProblem(raw("GET /docs HTTP/1.1\r\nHost: 127.0.0.1\r\nA: " + "a".repeat(20_000) + "\r\n\r\n"), 400,
                "malformed-request");
        assertProblem(raw("POST /api/leads HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n"), 400,
                "malformed-request");
        assertProblem(raw("POST /api/leads HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: nonsense\r\n\r\n"), 400,
                "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept: a\u0001b", "Accept: a\u0080b", "X-Any: a\u0085b", "X-Any: a\u007fb"})
    void answersHeadersWithControlCharacters(String header) throws Exception {
        assertProblem(raw("GET /api/leads HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
                + token(claims -> claims) + "\r\n" + header + "\r\n\r\n"), 400, "malformed-request");
    }

    @Test
    void takesHeadersWithLettersOfOtherLanguagesAndTabs() throws Exception {
        assertThat(raw("GET /api/leads HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
                + token(claims -> claims) + "\r\nX-Any: a\u00e9\tb\r\n\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void answersFormsThatAreTooLong() throws Exception {
        assertProblem(
                raw("POST /oauth2/token HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 40000\r\n\r\n"
                        + "a".repeat(40_000)),
                413, "too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/error", "/internal/projections", "/actuator", "/actuator/env",
            "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus",
            "/actuator/heapdump", "/favicon.ico", "/docs/nothing", "/userinfo",
            "/oauth2/introspect", "/connect/register", "/webjars/swagger-ui/index.html", "/login", "/logout"})
    void servesNothingElse(String path) throws Exception {
        HttpResponse<String> response = send(request(path));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("code").asString()).isEqualTo("not-found");
        assertThat(json(response).path("traceId").asString()).hasSize(32);
    }

    @ParameterizedTest
    @CsvSource({"POST,/docs", "PUT,/v3/api-docs", "TRACE,/docs"})
    void answersWrongMethods(String method, String path) throws Exception {
        assertProblem(raw(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"), 405,
                "method-not-allowed");
    }

    @Test
    void answersMediaTypesItCannotGive() throws Exception {
        HttpResponse<String> response = send(request("/v3/api-docs").header("Accept", "image/png"));

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(json(response).path("code").asString()).isEqualTo("not-acceptable");
    }

    /** Security F15. */
    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus"})
    void letsOperatorsLookAtItAtAPortOfTheirOwn(String path) throws Exception {
        assertThat(send(managed(path)).statusCode()).isEqualTo(200);
    }

    /** Security F15. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/leads", "/docs", "/v3/api-docs", "/sign-in", "/oauth2/jwks", "/actuator/env"})
    void thatPortHasNothingElse(String path) throws Exception {
        assertThat(send(managed(path)).statusCode()).isIn(401, 404);
    }

    private static void assertProblem(String response, int status, String code) {
        assertThat(response).startsWith("HTTP/1.1 " + status).containsIgnoringCase("application/problem+json")
                .contains("\"code\":\"" + code + "\"").doesNotContainIgnoringCase("tomcat")
                .doesNotContain("Exception").doesNotContain("\tat ");
    }
}

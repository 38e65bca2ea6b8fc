package dev.rapport.systemtests.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside the documented surface there are docs and sign-in, and nothing else. */
class HiddenRoutesIT {
    private static final Set<Integer> NOTHING_HERE = Set.of(400, 401, 403, 404, 405);

    private static Rapport rapport;

    @BeforeAll
    static void start() {
        rapport = Rapport.shared();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/projections", "/internal/projections/records/rebuild", "/internal", "/actuator",
            "/actuator/env", "/actuator/beans", "/actuator/heapdump", "/actuator/loggers", "/actuator/health",
            "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus", "/actuator/info",
            "/actuator/gateway/routes", "/actuator/threaddump", "/actuator/shutdown", "/error",
            "/swagger-ui.html", "/swagger-ui/index.html", "/v3/api-docs.yaml", "/v3/api-docs/swagger-config",
            "/api", "/api/", "/api/nonsense", "/api/internal/projections", "/api/leads/../../internal/projections",
            "/api/leads/..%2f..%2finternal%2fprojections", "/api/%2e%2e/internal/projections", "//internal/projections",
            "/api//leads", "/api/leads;jsessionid=1", "/api/leads/", "/.env", "/.git/config", "/h2-console", "/console",
            "/oauth2/introspect", "/connect/register", "/userinfo", "/webjars/swagger-ui/index.html",
            "/META-INF/MANIFEST.MF", "/application.yaml", "/login", "/logout", "/metrics", "/prometheus",
            "/api/reports", "/api/reports/nonsense", "/api/customers", "/api/stream/nonsense"})
    void thereIsNothingElse(String path) {
        for (Api caller : List.of(rapport.as(Person.ADMIN), rapport.with(null))) {
            for (String method : List.of("GET", "POST")) {
                Answer answer = caller.send(method, path, null);
                assertThat(answer.status()).as("%s → %s", answer.request(), answer.text()).isIn(NOTHING_HERE);
                assertThat(Problems.complaints(answer, NOTHING_HERE)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs", "/docs", "/oauth2/jwks", "/.well-known/openid-configuration", "/sign-in"})
    void whatShouldBeThereIs(String path) {
        rapport.with(null).get(path).is(200);
    }

    static Stream<String> documentedPaths() {
        return ApiDocument.of(Rapport.shared().with(null)).operations().stream()
                .map(operation -> operation.path(Ids.timeOrdered())).distinct();
    }

    @ParameterizedTest
    @MethodSource("documentedPaths")
    void aMethodThatIsNotDocumentedDoesNothing(String path) {
        for (String method : List.of("PUT", "DELETE", "TRACE", "PROPFIND")) {
            Answer answer = rapport.as(Person.ADMIN).send(method, path, null);
            assertThat(answer.status()).as("%s → %s", answer.request(), answer.text()).isIn(400, 403, 404, 405);
            assertThat(Problems.complaints(answer, NOTHING_HERE)).isEmpty();
        }
    }

    @Test
    void operatorsNeedATokenOfAnAdmin() {
        rapport.direct(Part.REPORTING, (String) null).get("/internal/projections").is(401);
        rapport.direct(Part.REPORTING, Person.MANAGER).get("/internal/projections").is(403);
        rapport.direct(Part.REPORTING, Person.ADMIN).get("/internal/projections").is(200);
    }
}

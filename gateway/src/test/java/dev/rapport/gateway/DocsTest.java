package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DocsTest extends RunningGateway {

    @Test
    void leadsTheRootToTheDocs() throws Exception {
        HttpResponse<String> response = send(request("/"));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).contains("/docs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/", "/docs/index.html"})
    void servesEverythingThePageNeedsFromHere(String path) throws Exception {
        HttpResponse<String> page = send(request(path));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
        Matcher resources = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        int count = 0;
        for (; resources.find(); count++) {
            assertThat(resources.group(1)).startsWith("/docs/");
            assertThat(send(request(resources.group(1))).statusCode()).as(resources.group(1)).isEqualTo(200);
        }
        assertThat(count).isEqualTo(4);
    }

    @Test
    void letsThePageRunNoScriptsOfOthers() throws Exception {
        HttpResponse<String> page = send(request("/docs"));

        assertThat(page.headers().firstValue("Content-Security-Policy")).get().asString()
                .contains("script-src 'self';").contains("frame-ancestors 'none'");
        assertThat(page.body()).doesNotContainPattern("<script>").doesNotContain("onload=");
    }

    @Test
    void signsInFromThePage() throws Exception {
        String script = send(request("/docs/swagger-initializer.js")).body();

        assertThat(script).contains("usePkceWithAuthorizationCodeGrant: true").contains("rapport-console")
                .contains("/v3/api-docs").doesNotContain("petstore");
        assertThat(send(request("/docs/oauth2-redirect.html")).body()).contains("oauth2-redirect.js");
        assertThat(send(request("/docs/oauth2-redirect.js")).statusCode()).isEqualTo(200);
    }

    @Test
    void sendsLocalhostToTheAddressWhereSigningInWorks() throws Exception {
        HttpResponse<String> response = send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/docs")));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).contains("http://127.0.0.1:" + port + "/docs");
    }

    @Test
    void describesTheWholeSurfaceInOneDocument() throws Exception {
        HttpResponse<String> response = send(request("/v3/api-docs"));

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode document = json(response);
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString()).isEqualTo("bearer");
        assertThat(document.at("/x-sign-in/flows/authorizationCode/authorizationUrl").asString())
                .isEqualTo(ISSUER + "/oauth2/authorize");
        assertThat(document.at("/x-sign-in/flows/clientCredentials/tokenUrl").asString())
                .isEqualTo(ISSUER + "/oauth2/token");
        assertThat(document.path("paths").propertyNames()).allMatch(path -> path.startsWith("/api/"));
    }

    /** Edges, front end 7. Of two schemes a generated client took the one that sent the bare token. */
    @Test
    void knowsOneWayToSendAToken() throws Exception {
        JsonNode document = json(send(request("/v3/api-docs")));

        assertThat(document.at("/components/securitySchemes").propertyNames()).containsExactly("bearer");
        assertThat(document.at("/components/securitySchemes/bearer/type").asString()).isEqualTo("http");
        assertThat(document.path("security").toString()).isEqualTo("[{\"bearer\":[]}]");
    }

    @Test
    void refersOnlyToWhatTheDocumentHas() throws Exception {
        JsonNode document = json(send(request("/v3/api-docs")));

        assertThat(document.findValuesAsString("$ref"))
                .allSatisfy(reference -> assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference).isFalse());
    }

    /** Edges, front end 3. */
    @Test
    void theTypeOfAProblemLeadsToAPageThatAnybodyMayRead() throws Exception {
        HttpResponse<String> refusal = send(request("/api/leads"));
        URI type = refusal.uri().resolve(json(refusal).path("type").asString());

        HttpResponse<String> page = send(HttpRequest.newBuilder(type));

        assertThat(type.getPath()).isEqualTo("/problems/unauthenticated");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
        assertThat(page.body()).contains("<h1>unauthenticated</h1>");
        assertThat(send(request("/problems")).body()).contains("/problems/deal-already-closed").doesNotContain("`");
        assertThat(send(request("/problems/stale-version")).body()).contains("<code>If-Match</code>");
        assertThat(send(request("/problems/there-is-none")).statusCode()).isEqualTo(404);
    }
}

package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edges, front end 6: what answers weigh, and who may keep them. */
class CachingTest extends RunningGateway {

    private static final String ROWS = "[" + "{\"name\":\"Somchai\"},".repeat(500) + "{}]";

    private void answers(int status, String type, @Nullable String tag, String body) {
        reporting.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            if (tag != null) {
                exchange.getResponseHeaders().set("ETag", tag);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (exchange) {
                if (bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                }
            }
        });
    }

    private static HttpResponse<byte[]> gzipped(HttpRequest.Builder request) throws IOException, InterruptedException {
        return BROWSER.send(request.header("Accept-Encoding", "gzip, deflate, br").build(),
                BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"application/json, W/\"a\"", "application/json, none",
            "application/problem+json, none"})
    void longAnswersAreCompressed(String type, @Nullable String tag) throws Exception {
        answers(200, type, tag, ROWS);

        HttpResponse<byte[]> response = gzipped(signedIn("/api/leads"));

        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(String.join(",", response.headers().allValues("Vary"))).containsIgnoringCase("accept-encoding");
        assertThat(response.body()).hasSizeLessThan(ROWS.length() / 10);
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(ROWS);
        }
    }

    @Test
    void answersStayPlainForWhoCannotReadOtherOnes() throws Exception {
        answers(200, "application/json", "W/\"a\"", ROWS);

        HttpResponse<String> response = send(signedIn("/api/leads"));

        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(response.body()).isEqualTo(ROWS);
    }

    @Test
    void shortAnswersStayPlain() throws Exception {
        answers(200, "application/json", null, "{}");

        assertThat(gzipped(signedIn("/api/leads")).headers().firstValue("Content-Encoding")).isEmpty();
    }

    /** What it holds must not be guessed from how well it can be compressed. */
    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/sign-in"})
    void pagesStayPlain(String path) throws Exception {
        assertThat(gzipped(request(path)).headers().firstValue("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css"})
    void whatThePagesNeedIsCompressed(String path) throws Exception {
        assertThat(gzipped(request(path)).headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @ParameterizedTest
    @CsvSource({"200, '{}'", "304, ''"})
    void readsThatHaveATagMayBeKeptByWhoAsked(int status, String body) throws Exception {
        answers(status, "application/json", "W/\"a\"", body);

        HttpResponse<String> response = send(signedIn("/api/leads").header("If-None-Match", "W/\"a\""));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
        assertThat(response.headers().firstValue("ETag")).contains("W/\"a\"");
        assertThat(response.headers().firstValue("Pragma")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200, application/json", "404, application/problem+json", "200, text/event-stream"})
    void everythingElseIsKeptByNobody(int status, String type) throws Exception {
        answers(status, type, null, "{}");

        assertThat(send(signedIn("/api/leads")).headers().allValues("Cache-Control")).singleElement().asString()
                .contains("no-store");
    }
}

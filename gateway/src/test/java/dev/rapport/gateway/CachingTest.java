package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
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

    private static final String BROWSERS = "gzip, deflate, br, zstd";
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

    private static HttpResponse<byte[]> accepting(String encodings, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return BROWSER.send(request.header("Accept-Encoding", encodings).build(), BodyHandlers.ofByteArray());
    }

    private static String plain(HttpResponse<byte[]> response) throws IOException {
        InputStream body = new ByteArrayInputStream(response.body());
        try (InputStream plain = switch (response.headers().firstValue("Content-Encoding").orElse("")) {
            case "br" -> new BrotliInputStream(body);
            case "gzip" -> new GZIPInputStream(body);
            default -> body;
        }) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", delimiter = '|', textBlock = """
            application/json         | W/"a" | gzip, deflate, br, zstd | br
            application/json         | none  | gzip, deflate           | gzip
            application/json         | none  | gzip;q=0.5, br;q=1.0    | br
            application/json         | none  | gzip, br;q=0.5          | gzip
            application/json         | none  | gzip, br;q=0            | gzip
            application/json         | none  | BR                      | br
            application/problem+json | none  | gzip                    | gzip
            application/problem+json | none  | br                      | br
            """)
    void longAnswersAreCompressed(String type, @Nullable String tag, String encodings, String encoding)
            throws Exception {
        answers(200, type, tag, ROWS);

        HttpResponse<byte[]> response = accepting(encodings, signedIn("/api/leads"));

        assertThat(response.headers().allValues("Content-Encoding")).containsExactly(encoding);
        assertThat(String.join(",", response.headers().allValues("Vary"))).containsIgnoringCase("accept-encoding");
        assertThat(response.body()).hasSizeLessThan(ROWS.length() / 10);
        assertThat(plain(response)).isEqualTo(ROWS);
    }

    /** A strong tag promises the same bytes to everybody. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br"})
    void answersWithAStrongTagStayPlain(String encoding) throws Exception {
        answers(200, "application/json", "\"7-a\"", ROWS);

        HttpResponse<byte[]> response = accepting(encoding, signedIn("/api/leads"));

        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(response.headers().firstValue("Content-Length")).contains(Integer.toString(ROWS.length()));
        assertThat(plain(response)).isEqualTo(ROWS);
    }

    /** What a service has not answered to its end must not look whole. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br"})
    void anAnswerThatBreaksOffIsNotWhole(String encoding) throws Exception {
        reporting.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, ROWS.length() * 2L);
            exchange.getResponseBody().write(ROWS.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("broken off");
        });

        try {
            HttpResponse<byte[]> response = accepting(encoding, signedIn("/api/leads"));
            assertThat(response.statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(plain(response)).contains("\"code\"").doesNotContain("Somchai");
        } catch (IOException e) {
            // It had begun already, and the connection broke off too.
            assertThat(e).hasMessageContaining("chunked");
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

        assertThat(accepting(BROWSERS, signedIn("/api/leads")).headers().firstValue("Content-Encoding")).isEmpty();
    }

    /** What it holds must not be guessed from how well it can be compressed. */
    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/sign-in"})
    void pagesStayPlain(String path) throws Exception {
        assertThat(accepting(BROWSERS, request(path)).headers().firstValue("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css"})
    void whatThePagesNeedIsCompressed(String path) throws Exception {
        assertThat(accepting("gzip", request(path)).headers().firstValue("Content-Encoding")).contains("gzip");
        HttpResponse<byte[]> smaller = accepting(BROWSERS, request(path));
        assertThat(smaller.headers().firstValue("Content-Encoding")).contains("br");
        assertThat(plain(smaller)).isEqualTo(plain(accepting("identity", request(path))));
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

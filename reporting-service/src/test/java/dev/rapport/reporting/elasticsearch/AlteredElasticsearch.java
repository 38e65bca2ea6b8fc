package dev.rapport.reporting.elasticsearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.reporting.pipeline.DealPeriodsFold;
import dev.rapport.reporting.support.TestIndex;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Elasticsearch of the tests, but for what it answers when documents are asked for by their ids, or written. */
final class AlteredElasticsearch implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI real = TestIndex.properties().uris().getFirst();
    private final UnaryOperator<byte[]> altered;
    private final Predicate<String> refused;
    private final HttpServer server;
    private final Elasticsearch elasticsearch;

    /** @param altered what becomes of the bodies of such answers */
    AlteredElasticsearch(UnaryOperator<byte[]> altered) throws IOException {
        this(altered, body -> false);
    }

    /** @param refused which bulk requests are not carried out */
    static AlteredElasticsearch refusing(Predicate<String> refused) throws IOException {
        return new AlteredElasticsearch(UnaryOperator.identity(), refused);
    }

    private AlteredElasticsearch(UnaryOperator<byte[]> altered, Predicate<String> refused) throws IOException {
        this.altered = altered;
        this.refused = refused;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.start();
        var its = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        elasticsearch = new Elasticsearch(TestIndex.properties(its));
    }

    IndexCopy open(String copy) {
        return new IndexTarget(elasticsearch, TestIndex.properties(),
                new Refresher(elasticsearch::refresh, Runnable::run, Duration.ZERO), new DealPeriodsFold()).open(copy);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            byte[] asked = exchange.getRequestBody().readAllBytes();
            if (path.contains("/_bulk") && refused.test(new String(asked, StandardCharsets.UTF_8))) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var request = HttpRequest.newBuilder(real.resolve(path)).header("Content-Type", "application/json")
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(asked));
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            byte[] body = path.contains("/_mget") ? altered.apply(answer.body()) : answer.body();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finds nothing. */
    static byte[] nothing(byte[] found) {
        JsonNode answer = JSON.readTree(found);
        for (JsonNode document : answer.path("docs")) {
            ((ObjectNode) document).put("found", false);
        }
        return JSON.writeValueAsBytes(answer);
    }

    @Override
    public void close() throws IOException {
        elasticsearch.close();
        server.stop(0);
    }
}

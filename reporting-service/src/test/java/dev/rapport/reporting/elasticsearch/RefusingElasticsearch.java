package dev.rapport.reporting.elasticsearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.reporting.support.TestIndex;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/** Answers every request with a status and a body that a test chooses. */
final class RefusingElasticsearch implements AutoCloseable {

    private final HttpServer server;
    private final ToIntFunction<byte[]> status;
    private final String body;
    private final Elasticsearch client;

    RefusingElasticsearch(int status, String body) throws IOException {
        this(_ -> status, body);
    }

    /** @param status by the body of the request */
    RefusingElasticsearch(ToIntFunction<byte[]> status, String body) throws IOException {
        this.status = status;
        this.body = body;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new Elasticsearch(
                TestIndex.properties(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int chosen = status.applyAsInt(exchange.getRequestBody().readAllBytes());
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(chosen, head || bytes.length == 0 ? -1 : bytes.length);
            if (!head && bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    Elasticsearch client() {
        return client;
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.stop(0);
    }
}

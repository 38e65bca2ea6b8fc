package dev.rapport.reporting.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The Elasticsearch of the tests until it is told to refuse everything. */
public final class SwitchedElasticsearch implements AutoCloseable {

    private static final byte[] REFUSAL = "{\"error\":{\"type\":\"some_exception\"}}".getBytes(StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final URI real = TestIndex.properties().uris().getFirst();
    private final HttpServer server;
    private volatile int refusing;

    public SwitchedElasticsearch() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers every request with this status from now on; with 0 as Elasticsearch would. */
    public void refuse(int status) {
        refusing = status;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] asked = exchange.getRequestBody().readAllBytes();
            int status = refusing;
            byte[] body = REFUSAL;
            if (status == 0) {
                var type = exchange.getRequestHeaders().getFirst("Content-Type");
                var request = HttpRequest.newBuilder(real.resolve(exchange.getRequestURI().toString()))
                        .header("Content-Type", type == null ? "application/json" : type)
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(asked));
                var answer = http.send(request.build(), BodyHandlers.ofByteArray());
                status = answer.statusCode();
                body = answer.body();
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, empty ? -1 : body.length);
            if (!empty) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        http.close();
    }
}

package dev.rapport.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A service behind the gateway that remembers what it was asked and answers what a test tells it. */
public final class FakeService implements AutoCloseable {

    private final String name;
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final int port;
    private HttpServer server;
    private volatile @Nullable HttpHandler answer;

    /**
     * A request that has arrived.
     *
     * @param target path and query, as they arrived
     */
    public record Asked(String method, String target, Map<String, List<String>> headers, String body) {

        public @Nullable String header(String name) {
            List<String> values = headers.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .flatMap(entry -> entry.getValue().stream()).toList();
            return values.isEmpty() ? null : String.join(",", values);
        }
    }

    public FakeService(String name) {
        this.name = name;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    private HttpServer listen(int onPort) {
        try {
            HttpServer listening = HttpServer
                    .create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
            listening.createContext("/", this::answer);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()), body));
        HttpHandler told = answer;
        if (told != null) {
            told.handle(exchange);
            return;
        }
        byte[] bytes = ("{\"from\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
        try (exchange) {
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    public void answers(@Nullable HttpHandler handler) {
        answer = handler;
    }

    /** What it was asked last; waits for it. */
    public Asked asked() {
        try {
            return Objects.requireNonNull(asked.poll(5, TimeUnit.SECONDS), name + " was not asked");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean wasAsked() {
        return !asked.isEmpty();
    }

    public void forget() {
        asked.clear();
        answer = null;
    }

    public void stop() {
        server.stop(0);
    }

    public void startAgain() {
        server = listen(port);
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        stop();
    }
}

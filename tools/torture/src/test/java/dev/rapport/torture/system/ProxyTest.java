package dev.rapport.torture.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
    private static final int PATIENCE_MILLIS = 10_000;
    private final AtomicInteger done = new AtomicInteger();
    private HttpServer server;
    private Proxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            done.incrementAndGet();
            exchange.sendResponseHeaders(200, 2);
            try (var body = exchange.getResponseBody()) {
                body.write("ok".getBytes(StandardCharsets.US_ASCII));
            }
        });
        server.start();
        proxy = new Proxy(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop(0);
    }

    private String send(String method) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((method + " / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n"
                    + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void passesOnWhatIsSaid() throws IOException {
        assertThat(send("POST")).startsWith("HTTP/1.1 200").endsWith("ok");
    }

    @Test
    void refusesAndAdmitsAgain() throws IOException {
        proxy.refuse();
        assertThatThrownBy(() -> send("GET")).isInstanceOf(IOException.class);
        proxy.admit();
        assertThat(send("GET")).endsWith("ok");
    }

    @Test
    void cutsTheAnswerToAWriteAfterTheWriteWasDone() throws IOException {
        proxy.cutAnswers(true);
        assertThatThrownBy(() -> send("POST")).isInstanceOf(IOException.class);
        assertThat(done).hasValue(1);
        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(send("GET")).endsWith("ok");
        proxy.cutAnswers(false);
        assertThat(send("POST")).endsWith("ok");
    }
}

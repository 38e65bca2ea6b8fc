package dev.rapport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {
    private static final byte[] REQUEST = new HttpRequests(() -> "t").get("/");

    @Test
    void aBodyOfKnownLengthIsReadWithThePosition() throws IOException {
        HttpAnswer answer = answer("HTTP/1.1 201 \r\nRapport-Position: abc\r\nContent-Length: 9\r\n\r\n{\"id\":\"1\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.position()).isEqualTo("abc");
        assertThat(answer.text()).isEqualTo("{\"id\":\"1\"");
    }

    @Test
    void chunksArePutTogether() throws IOException {
        HttpAnswer answer = answer(
                "HTTP/1.1 200 \r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n5\r\n:\"1\"}\r\n0\r\n\r\n");
        assertThat(answer.field("id")).isEqualTo("1");
    }

    @Test
    void aServerThatWantsToCloseIsHeard() throws Exception {
        try (ServerSocket server = serving("HTTP/1.1 204 \r\nConnection: close\r\n\r\n");
                HttpConnection connection = new HttpConnection(server.getLocalPort())) {
            assertThat(connection.send(REQUEST).status()).isEqualTo(204);
            assertThat(connection.last()).isTrue();
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAFailure() {
        assertThatThrownBy(() -> answer("HTTP/1.1 200 \r\nContent-Length: 9\r\n\r\n{}"))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> answer("HTTP/1.1 2")).isInstanceOf(EOFException.class);
    }

    @Test
    void anotherStatusThanExpectedIsAFailure() throws IOException {
        HttpAnswer answer = answer("HTTP/1.1 503 \r\nContent-Length: 0\r\n\r\n");
        assertThatThrownBy(() -> answer.expect(200)).hasMessage("status 503");
    }

    private static HttpAnswer answer(String bytes) throws IOException {
        try (ServerSocket server = serving(bytes);
                HttpConnection connection = new HttpConnection(server.getLocalPort())) {
            return connection.send(REQUEST);
        }
    }

    private static ServerSocket serving(String bytes) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            try (var socket = server.accept()) {
                socket.getInputStream().readNBytes(REQUEST.length);
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The client tells.
            }
        });
        return server;
    }
}

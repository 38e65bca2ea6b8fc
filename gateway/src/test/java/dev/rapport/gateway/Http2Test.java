package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

/** Edges, front end 6: HTTP/2, with the deadlines of "Security F10." */
@Timeout(60)
@TestPropertySource(properties = {"rapport.request.deadline=1s", "server.tomcat.connection-timeout=2s",
        "rapport.gateway.routing.response-timeout=10s"})
class Http2Test extends RunningGateway {

    private static final String ROWS = "[" + "{\"name\":\"Somchai\"},".repeat(500) + "{}]";

    @Test
    void manyRequestsShareAConnection() throws Exception {
        reporting.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] body = exchange.getRequestURI().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        try (Connection connection = new Connection()) {
            for (int stream = 1; stream < 40; stream += 2) {
                connection.send(stream, headers("GET", "/api/leads?page=" + stream), true);
            }
            for (int stream = 1; stream < 40; stream += 2) {
                Answer answer = connection.answer(stream);
                assertThat(answer.headers()).containsEntry(":status", "200").containsKey("x-request-id");
                assertThat(answer.text()).isEqualTo("/api/leads?page=" + stream);
            }
        }
    }

    @Test
    void bodiesArrive() throws Exception {
        try (Connection connection = new Connection()) {
            connection.send(1, headers("POST", "/api/leads", "content-type", "application/json"), false);
            connection.data(1, "{\"name\":", false);
            connection.data(1, "\"Som\"}", true);
            assertThat(connection.answer(1).headers()).containsEntry(":status", "200");
            assertThat(contact.asked().body()).isEqualTo("{\"name\":\"Som\"}");

            Map<String, String> form = headers("POST", "/oauth2/token", "content-type",
                    "application/x-www-form-urlencoded");
            form.remove("authorization");
            connection.send(3, form, false);
            connection.data(3, "grant_type=client_credentials&client_id=rep&client_secret=rep", true);
            Answer token = connection.answer(3);
            assertThat(token.headers()).as(token.text()).containsEntry(":status", "200");
            assertThat(token.text()).contains("access_token");
        }
    }

    @Test
    void answersAreCompressed() throws Exception {
        reporting.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("ETag", "W/\"a\"");
            exchange.sendResponseHeaders(200, ROWS.length());
            try (exchange) {
                exchange.getResponseBody().write(ROWS.getBytes(StandardCharsets.UTF_8));
            }
        });
        try (Connection connection = new Connection()) {
            connection.send(1, headers("GET", "/api/leads", "accept-encoding", "gzip"), true);
            Answer answer = connection.answer(1);

            assertThat(answer.headers()).containsEntry("content-encoding", "gzip")
                    .containsEntry("cache-control", "private, no-cache");
            assertThat(answer.body().toByteArray()).hasSizeLessThan(ROWS.length() / 10);
            try (InputStream plain = new GZIPInputStream(
                    new java.io.ByteArrayInputStream(answer.body().toByteArray()))) {
                assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(ROWS);
            }
        }
    }

    @Test
    void streamsArriveEventByEvent() throws Exception {
        reporting.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (int event = 1; event < 3; event++) {
                exchange.getResponseBody().write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                pause();
            }
            pause();
            exchange.close();
        });
        try (Connection connection = new Connection()) {
            long begun = System.nanoTime();
            connection.send(1, headers("GET", "/api/stream", "accept-encoding", "gzip"), true);
            Answer answer = connection.begin(1);
            assertThat(answer.headers()).containsEntry(":status", "200").doesNotContainKey("content-encoding");
            assertThat(answer.text()).isEqualTo("data: 1\n\n");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(900));
            assertThat(connection.answer(1).text()).isEqualTo("data: 2\n\n");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void bodiesThatDripHoldNothingForLong() throws Exception {
        for (String path : List.of("/api/leads", "/oauth2/token", "/docs")) {
            try (Connection connection = new Connection()) {
                connection.send(1, headers("POST", path, "content-type",
                        path.startsWith("/api") ? "application/json" : "application/x-www-form-urlencoded"), false);
                long begun = System.nanoTime();
                Thread drip = Thread.ofVirtual().start(() -> {
                    try {
                        for (int i = 0; i < 60; i++) {
                            connection.data(1, "a", false);
                            Thread.sleep(200);
                        }
                    } catch (IOException | InterruptedException e) {
                        // The gateway has had enough of it.
                    }
                });
                assertThat(connection.answer(1).headers().getOrDefault(":status", "reset"))
                        .isIn("408", "404", "405", "reset");
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
                drip.interrupt();
            }
            assertThat(contact.wasAsked()).isFalse();
        }
    }

    @Test
    void otherHostsAreRefused() throws Exception {
        try (Connection connection = new Connection()) {
            Map<String, String> headers = headers("GET", "/api/leads");
            headers.put(":authority", "evil.example");
            connection.send(1, headers, true);
            assertThat(connection.answer(1).headers()).containsEntry(":status", "421");
        }
    }

    @Test
    void whoOffersToChangeToItGoesOnAsBefore() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(signedIn("/api/leads")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"note\":\"" + "a".repeat(20_000) + "\"}")).build(),
                    BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    private Map<String, String> headers(String method, String path, String... more) {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        headers.put(":method", method);
        headers.put(":scheme", "http");
        headers.put(":authority", "127.0.0.1:" + port);
        headers.put(":path", path);
        headers.put("authorization", "Bearer " + token(claims -> claims));
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return headers;
    }

    record Answer(Map<String, String> headers, ByteArrayOutputStream body) {
        String text() {
            return body.toString(StandardCharsets.UTF_8);
        }
    }

    /** A connection of somebody who knows that HTTP/2 is spoken here. */
    private final class Connection implements AutoCloseable {

        private static final int DATA = 0;
        private static final int HEADERS = 1;
        private static final int RESET = 3;
        private static final int SETTINGS = 4;
        private static final int PING = 6;
        private static final int GO_AWAY = 7;
        private static final int ACKNOWLEDGED = 1;
        private static final int END_STREAM = 1;
        private static final int END_HEADERS = 4;

        private final Socket socket;
        private final DataInputStream in;
        private final HPackEncoder encoder = new HPackEncoder(0, StandardCharsets.US_ASCII);
        private final HPackDecoder decoder = new HPackDecoder(4096, StandardCharsets.US_ASCII);
        private final Map<Integer, Map<String, String>> heads = new HashMap<>();
        private final Map<Integer, ByteArrayOutputStream> bodies = new HashMap<>();
        private final List<Integer> ended = new ArrayList<>();

        Connection() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            frame(SETTINGS, 0, 0, new byte[0]);
        }

        void send(int stream, Map<String, String> headers, boolean end) throws IOException, HttpException {
            ByteArrayBuffer block = new ByteArrayBuffer(1024);
            List<Header> list = new ArrayList<>();
            headers.forEach((name, value) -> list.add(new BasicHeader(name, value)));
            encoder.encodeHeaders(block, list, false);
            frame(HEADERS, END_HEADERS | (end ? END_STREAM : 0), stream, block.toByteArray());
        }

        void data(int stream, String text, boolean end) throws IOException {
            frame(DATA, end ? END_STREAM : 0, stream, text.getBytes(StandardCharsets.UTF_8));
        }

        private synchronized void frame(int type, int flags, int stream, byte[] payload) throws IOException {
            ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
            frame.put((byte) (payload.length >> 16)).putShort((short) payload.length).put((byte) type)
                    .put((byte) flags).putInt(stream).put(payload);
            OutputStream out = socket.getOutputStream();
            out.write(frame.array());
            out.flush();
        }

        /** Head and body of the answer, once it has ended or the connection has. */
        Answer answer(int stream) throws IOException, HttpException {
            while (!ended.contains(stream) && readFrame()) {
                // More has been read.
            }
            return taken(stream);
        }

        /** The head and what has come with it. */
        Answer begin(int stream) throws IOException, HttpException {
            while (!(heads.containsKey(stream) && bodies.containsKey(stream)) && readFrame()) {
                // More has been read.
            }
            return taken(stream);
        }

        private Answer taken(int stream) {
            ByteArrayOutputStream body = bodies.remove(stream);
            return new Answer(heads.getOrDefault(stream, Map.of()), body == null ? new ByteArrayOutputStream() : body);
        }

        /** @return false when the connection has ended */
        private boolean readFrame() throws IOException, HttpException {
            try {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                take(type, flags, stream, in.readNBytes(length));
                return type != GO_AWAY;
            } catch (java.io.EOFException | SocketException e) {
                return false;
            }
        }

        private void take(int type, int flags, int stream, byte[] payload) throws IOException, HttpException {
            switch (type) {
                case SETTINGS, PING -> {
                    if ((flags & ACKNOWLEDGED) == 0) {
                        frame(type, ACKNOWLEDGED, 0, type == PING ? payload : new byte[0]);
                    }
                }
                case HEADERS -> {
                    Map<String, String> head = new HashMap<>();
                    decoder.decodeHeaders(ByteBuffer.wrap(payload))
                            .forEach(header -> head.put(header.getName(), header.getValue()));
                    heads.put(stream, head);
                }
                case DATA -> bodies.computeIfAbsent(stream, absent -> new ByteArrayOutputStream()).write(payload);
                case RESET -> ended.add(stream);
                default -> {
                    // Windows and priorities do not matter here.
                }
            }
            if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
                ended.add(stream);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

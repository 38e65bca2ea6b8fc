package dev.rapport.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the bytes of requests.
 *
 * @param token of whoever sends them; asked for each request, since a run lasts longer than a token
 */
public record HttpRequests(Supplier<String> token) {
    public byte[] get(String path) {
        return get(path, null);
    }

    /** Asks with a position, which must be seen in the answer. */
    public byte[] get(String path, @Nullable String position) {
        return (head("GET", path) + (position == null ? "" : "Rapport-Position: " + position + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    public byte[] post(String path, String json) {
        return write("POST", path, "application/json", json);
    }

    public byte[] patch(String path, String json) {
        return write("PATCH", path, "application/merge-patch+json", json);
    }

    private byte[] write(String method, String path, String type, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = (head(method, path) + "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token.get() + "\r\n";
    }
}

package dev.rapport.torture.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The API over HTTP, as somebody would call it who bounds every wait. */
public final class Client {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
            .build();
    private final Map<String, String> tokens;
    private final URI gateway;
    private final URI base;

    /**
     * @param gateway gives tokens
     * @param base is called
     */
    private Client(URI gateway, URI base, Map<String, String> tokens) {
        this.gateway = gateway;
        this.base = base;
        this.tokens = tokens;
    }

    /** Calls the gateway at this port of the loopback address. */
    public static Client of(int port) {
        URI gateway = loopback(port);
        return new Client(gateway, gateway, new ConcurrentHashMap<>());
    }

    /** The same people, calling somebody else directly. */
    public Client at(int port) {
        return new Client(gateway, loopback(port), tokens);
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * What somebody answered.
     *
     * @param position empty unless it was a write
     */
    public record Answer(int status, JsonNode body, String position) {
        /** The problem's name, or nothing. */
        public String code() {
            return body.path("code").asString("");
        }

        public String id() {
            return body.path("id").asString("");
        }

        public long version() {
            return body.path("version").asLong(-1);
        }

        public boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param headers besides the usual ones
     * @param body null for none
     * @throws IOException when there is none within the bound
     */
    public Answer send(String user, String method, String path, Map<String, String> headers, @Nullable Object body,
            Duration bound) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(bound)
                .header("Authorization", "Bearer " + token(user, bound))
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        Answer answer = exchange(request.build(), bound);
        if (answer.status() == UNAUTHORIZED) {
            tokens.remove(user);
        }
        return answer;
    }

    public Answer get(String user, String path, String position, Duration bound) throws IOException {
        return send(user, "GET", path, position.isEmpty() ? Map.of() : Map.of("Rapport-Position", position), null,
                bound);
    }

    private String token(String user, Duration bound) throws IOException {
        String known = tokens.get(user);
        if (known != null) {
            return known;
        }
        String name = URLEncoder.encode(user, StandardCharsets.UTF_8);
        Answer answer = exchange(HttpRequest.newBuilder(gateway.resolve("/oauth2/token")).timeout(bound)
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + name + "&client_secret=" + name))
                .build(), bound);
        String token = answer.body().path("access_token").asString("");
        if (answer.status() != OK || token.isEmpty()) {
            throw new IOException("the gateway gives no token, it answers " + answer.status());
        }
        tokens.put(user, token);
        return token;
    }

    /** The request's own bound ends with the head of the answer; this one includes its end. */
    private Answer exchange(HttpRequest request, Duration bound) throws IOException {
        var coming = http.sendAsync(request, BodyHandlers.ofString());
        try {
            HttpResponse<String> response = coming.get(bound.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), parse(response.body()),
                    response.headers().firstValue("Rapport-Position").orElse(""));
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new IOException(request.uri() + " does not end its answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException e) {
            // Not every refusal comes from somebody who speaks JSON.
            return MissingNode.getInstance();
        }
    }
}

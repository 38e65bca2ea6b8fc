package dev.rapport.driver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The HTTP API of the gateway, or of a service past it, as one person uses it.
 *
 * <p>All methods throw {@link NoAnswerException} when no answer arrives within the bound.
 */
public final class Api {
    /** Header of the answer to a write, and of a read that has to show that write. */
    public static final String POSITION = "Rapport-Position";

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration ANSWER_BOUND = Duration.ofSeconds(30);
    private static final Duration BEHIND_BOUND = Duration.ofSeconds(60);

    private final URI base;
    private final Supplier<@Nullable String> token;
    private final Runnable unauthorized;
    private final Duration bound;
    private final Consumer<Answer> inspector;

    /** @param token is asked before every request; null for none */
    public Api(URI base, Supplier<@Nullable String> token) {
        this(base, token, () -> {
        });
    }

    /** @param unauthorized is told that the token was not accepted */
    Api(URI base, Supplier<@Nullable String> token, Runnable unauthorized) {
        this(base, token, unauthorized, ANSWER_BOUND, answer -> {
        });
    }

    private Api(URI base, Supplier<@Nullable String> token, Runnable unauthorized, Duration bound,
            Consumer<Answer> inspector) {
        this.base = base;
        this.token = token;
        this.unauthorized = unauthorized;
        this.bound = bound;
        this.inspector = inspector;
    }

    /** The same, whose every answer is shown to somebody who may object to it. */
    public Api inspectedBy(Consumer<Answer> other) {
        return new Api(base, token, unauthorized, bound, other);
    }

    /** The address of what listens on this machine. */
    public static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The same, with another bound for each answer. */
    public Api within(Duration other) {
        return new Api(base, token, unauthorized, other, inspector);
    }

    public URI base() {
        return base;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /**
     * Reads once; the answer is 503 when the read model is behind.
     *
     * @param position of a write that it has to show; empty for none
     */
    public Answer getAt(String position, String path) {
        return position.isEmpty() ? get(path) : get(path, POSITION, position);
    }

    /** Reads what is there once the write has arrived; waits for a read model that is behind. */
    public Answer getAfter(Answer write, String path) {
        Answer answer;
        long deadline = System.nanoTime() + BEHIND_BOUND.toNanos();
        do {
            answer = getAt(write.position(), path);
        } while (answer.status() == 503 && System.nanoTime() < deadline);
        return answer.is(200);
    }

    public Answer post(String path, Object body, String... headers) {
        return write("POST", path, body, headers);
    }

    /** A business step of which there is nothing more to say. */
    public Answer post(String path) {
        return send("POST", path, null);
    }

    public Answer patch(String path, Object body, String... headers) {
        return write("PATCH", path, body, headers);
    }

    /** Sends the body as JSON. */
    public Answer write(String method, String path, Object body, String... headers) {
        return send(method, path, Json.write(body).getBytes(StandardCharsets.UTF_8), headers);
    }

    /**
     * Sends a request as it is given.
     *
     * @param headers names and values in turn; Content-Type is JSON unless given
     */
    public Answer send(String method, String path, byte @Nullable [] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(bound);
        request.method(method, body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body));
        String bearer = token.get();
        if (bearer != null) {
            request.setHeader("Authorization", "Bearer " + bearer);
        }
        if (body != null) {
            request.setHeader("Content-Type",
                    method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        Answer answer = exchange(request.build());
        if (answer.status() == 401) {
            unauthorized.run();
        }
        inspector.accept(answer);
        return answer;
    }

    /** The request's own time limit ends with the head of the answer; this one includes its end. */
    private Answer exchange(HttpRequest request) {
        var answer = HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return Answer.of(answer.get(bound.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw noAnswer(request, e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw noAnswer(request, new IOException("it does not end within " + bound.toSeconds() + " s", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException("interrupted", e);
        }
    }

    private static NoAnswerException noAnswer(HttpRequest request, IOException cause) {
        return new NoAnswerException("no answer to " + request.method() + " " + request.uri() + ": " + cause, cause);
    }

    /** All items of a list, page by page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        String next = "";
        do {
            JsonNode page = get(path + (next.isEmpty() ? "" : separator + "cursor=" + next)).is(200).json();
            page.path("items").forEach(items::add);
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return items;
    }
}

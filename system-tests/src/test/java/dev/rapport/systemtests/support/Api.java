package dev.rapport.systemtests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/** The public API as one signed-in person sees it. */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration ANSWER_BOUND = Duration.ofSeconds(30);
    private static final Duration BEHIND_BOUND = Duration.ofSeconds(60);

    private final URI base;
    private final Supplier<@Nullable String> token;

    public Api(URI base, Supplier<@Nullable String> token) {
        this.base = base;
        this.token = token;
    }

    public URI base() {
        return base;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Reads what is there once the write has arrived; waits for a read model that is behind. */
    public Answer getAfter(Answer write, String path) {
        Answer answer;
        long deadline = System.nanoTime() + BEHIND_BOUND.toNanos();
        do {
            answer = get(path, "Rapport-Position", write.position());
        } while (answer.status() == 503 && System.nanoTime() < deadline);
        return answer.is(200);
    }

    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, Json.write(body).getBytes(StandardCharsets.UTF_8), headers);
    }

    /** A business step of which there is nothing more to say. */
    public Answer post(String path) {
        return send("POST", path, null);
    }

    public Answer patch(String path, Object body, String... headers) {
        return send("PATCH", path, Json.write(body).getBytes(StandardCharsets.UTF_8), headers);
    }

    /**
     * Sends a request as it is given.
     *
     * @param headers
     *            names and values in turn; Content-Type is JSON unless given
     * @throws UncheckedIOException
     *             when no answer arrives
     */
    public Answer send(String method, String path, byte @Nullable [] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_BOUND);
        request.method(method, body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body));
        String bearer = token.get();
        if (bearer != null) {
            request.setHeader("Authorization", "Bearer " + bearer);
        }
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return exchange(request.build());
    }

    /** The request's own time limit ends with the head of the answer; this one includes its end. */
    static Answer exchange(HttpRequest request) {
        var answer = HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return Answer.of(answer.get(ANSWER_BOUND.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw new UncheckedIOException(e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new UncheckedIOException(new IOException(request.uri() + " does not end its answer", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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

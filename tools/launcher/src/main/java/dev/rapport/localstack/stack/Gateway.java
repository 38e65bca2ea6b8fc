package dev.rapport.localstack.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.Pause;

/** The public API as anybody would call it. */
public final class Gateway {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration BOUND = Duration.ofSeconds(15);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI address;

    public Gateway(int port) {
        address = URI.create("http://127.0.0.1:" + port);
    }

    public URI address() {
        return address;
    }

    /**
     * An access token for the person.
     *
     * @throws StackException when nobody is called so, or the gateway does not answer
     */
    public String token(String user) {
        Person person = Person.named(user)
                .orElseThrow(() -> new StackException("nobody is called " + user + "; there are "
                        + Person.ALL.stream().map(Person::user).collect(Collectors.joining(", "))));
        String credentials = Base64.getEncoder()
                .encodeToString((person.user() + ":" + person.user()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/oauth2/token")).timeout(BOUND)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")).build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != OK) {
            throw new StackException(
                    "the gateway gives no token for " + user + ": it answers " + response.statusCode());
        }
        return parse(response.body()).path("access_token").asString();
    }

    /**
     * Makes sure that each of them is an employee, by the ids that their tokens name. Services that have just started
     * may be slow to answer; they are given a minute.
     *
     * @throws StackException when an employee is refused, or nobody answers
     */
    public void ensureEmployees(List<Person> people) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Person person : people) {
            while (!ensureEmployee(person, deadline)) {
                Pause.shortly();
            }
        }
    }

    /** Whether the person is an employee now; false when it is worth another try. */
    private boolean ensureEmployee(Person person, long deadline) {
        HttpResponse<String> response;
        try {
            response = send("POST", "/api/employees", token("admin"), Map.of(), employee(person));
        } catch (StackException e) {
            if (System.nanoTime() > deadline) {
                throw e;
            }
            return false;
        }
        int status = response.statusCode();
        if (status == CREATED || status == CONFLICT) {
            return true;
        }
        if (status < SERVER_ERROR || System.nanoTime() > deadline) {
            throw new StackException(
                    "cannot make " + person.user() + " an employee: the gateway answers " + status + " "
                            + response.body());
        }
        return false;
    }

    private static Map<String, @Nullable Object> employee(Person person) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", person.id());
        body.put("name", person.name());
        body.put("email", person.email());
        body.put("role", person.role());
        body.put("managerId", person.managerId());
        body.put("team", person.team());
        body.put("territory", person.territory());
        return body;
    }

    /**
     * Sends a write.
     *
     * @param path below the gateway's address
     * @param headers beside those of every write
     */
    public HttpResponse<String> send(String method, String path, String token, Map<String, String> headers,
            Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).timeout(BOUND)
                .header("Authorization", "Bearer " + token).header("Content-Type", contentType(method))
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        return send(request.build());
    }

    private static String contentType(String method) {
        return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    }

    HttpResponse<String> post(URI target, String token, Object body) {
        return send("POST", target.toString(), token, Map.of(), body);
    }

    HttpResponse<String> get(URI target, String token) {
        return get(target.toString(), token, Map.of());
    }

    /**
     * Sends a read.
     *
     * @param path below the gateway's address
     */
    public HttpResponse<String> get(String path, String token, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).timeout(BOUND)
                .header("Authorization", "Bearer " + token);
        headers.forEach(request::header);
        return send(request.build());
    }

    /** The JSON of an answer. */
    public static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new StackException("no JSON in the answer", e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException("no answer from " + request.uri() + "; see `./rapport status`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}

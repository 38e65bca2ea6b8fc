package dev.rapport.driver;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What the API answered.
 *
 * @param request what was asked, for messages
 * @param text the body
 */
public record Answer(String request, int status, HttpHeaders headers, String text) {
    private static final Set<Integer> PASSING_STATUSES = Set.of(401, 408, 425, 429);
    /** Who is told that somebody is unknown may only not have heard of them yet. */
    private static final Set<String> PASSING_CODES = Set.of("unknown-customer", "unknown-employee", "unknown-account",
            "concurrent-change");

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.request().method() + " " + response.request().uri(), response.statusCode(),
                response.headers(), new String(response.body(), StandardCharsets.UTF_8));
    }

    /** What the body says; a missing node when there is none. */
    public JsonNode json() {
        return Json.read(text);
    }

    /** The header's value, or an empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** What a later read has to have seen; empty unless this answers a write. */
    public String position() {
        return header(Api.POSITION);
    }

    /** The {@code id} in the body. */
    public UUID id() {
        return id("id");
    }

    public UUID id(String field) {
        return UUID.fromString(json().path(field).asString());
    }

    public long version() {
        return json().path("version").asLong(-1);
    }

    /** The problem's code, or an empty text. */
    public String code() {
        return header("Content-Type").startsWith("application/problem+json") ? json().path("code").asString("") : "";
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** Whether it refuses for a reason that passes, so that the same request may succeed a moment later. */
    public boolean passing() {
        return status >= 500 || PASSING_STATUSES.contains(status) || PASSING_CODES.contains(code());
    }

    /** Throws {@link UnexpectedAnswerException} unless the status is this one. */
    public Answer is(int expected) {
        if (status != expected) {
            throw new UnexpectedAnswerException(this, Integer.toString(expected));
        }
        return this;
    }

    /** Throws {@link UnexpectedAnswerException} unless this is a problem of that status and code. */
    public Answer isProblem(int expected, String code) {
        if (status != expected || !code().equals(code)) {
            throw new UnexpectedAnswerException(this, "problem " + expected + " " + code);
        }
        return this;
    }

    @Override
    public String toString() {
        return request + " → " + status + " " + text;
    }
}

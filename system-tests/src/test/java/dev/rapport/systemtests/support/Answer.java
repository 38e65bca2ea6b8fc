package dev.rapport.systemtests.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/**
 * What the API answered.
 *
 * @param request
 *            what was asked, for messages of tests
 */
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {
    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.request().method() + " " + response.request().uri(), response.statusCode(),
                response.headers(), response.body());
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body; a missing node when there is none. */
    public JsonNode json() {
        return Json.read(text());
    }

    /** The header's value, or an empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String position() {
        return header("Rapport-Position");
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

    /** Fails the test unless the status is this one. */
    public Answer is(int expected) {
        assertThat(status).as("status of %s, which answered %s", request, text()).isEqualTo(expected);
        return this;
    }

    /** Fails the test unless this is a problem of that status and code. */
    public Answer isProblem(int expected, String code) {
        is(expected);
        assertThat(code()).as("code of %s, which answered %s", request, text()).isEqualTo(code);
        return this;
    }

    @Override
    public String toString() {
        return request + " → " + status + " " + text();
    }
}

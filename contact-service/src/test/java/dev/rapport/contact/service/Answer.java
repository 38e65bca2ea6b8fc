package dev.rapport.contact.service;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What the service answers.
 *
 * @param headers
 *            by their names in lower case
 */
public record Answer(int status, Map<String, String> headers, JsonNode body) {

    UUID id() {
        return UUID.fromString(body.path("id").asString());
    }

    long version() {
        return body.path("version").asLong();
    }

    String code() {
        return body.path("code").asString("");
    }

    String header(String name) {
        return Objects.requireNonNull(headers.get(name), name);
    }
}

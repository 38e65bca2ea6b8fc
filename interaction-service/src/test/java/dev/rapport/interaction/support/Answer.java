package dev.rapport.interaction.support;

import java.net.http.HttpHeaders;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    public UUID id() {
        return UUID.fromString(body.path("id").asString());
    }

    public long version() {
        return body.path("version").asLong();
    }

    public String code() {
        return body.path("code").asString("");
    }
}

package dev.rapport.systemtests.api;

import dev.rapport.driver.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document of the whole surface. */
final class ApiDocument {
    private final JsonNode root;

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    static ApiDocument of(Api anybody) {
        return new ApiDocument(anybody.get("/v3/api-docs").is(200).json());
    }

    JsonNode root() {
        return root;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> operations
                .add(new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue(), this))));
        return operations;
    }

    /** What a reference leads to; the node itself when it is none. */
    JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = root.at(found.path("$ref").asString().substring(1));
        }
        return found;
    }

    /** One method of one path. */
    record Operation(String method, String path, JsonNode node, ApiDocument document) {
        boolean isWrite() {
            return !method.equals("GET");
        }

        boolean hasId() {
            return path.contains("{id}");
        }

        /** Whether there is more in the address than one record. */
        boolean hasPart() {
            return path.contains("{needId}");
        }

        boolean takesBody() {
            return node.has("requestBody");
        }

        boolean isStream() {
            return path.equals("/api/stream");
        }

        /** The part behind {@code /api/}: {@code leads}. */
        String resource() {
            return path.split("/", -1)[2];
        }

        /** The last part of the path. */
        String step() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /** With this id wherever one is asked for. */
        String path(Object id) {
            return path.replaceAll("\\{[^}]+}", id.toString());
        }

        Set<Integer> statuses() {
            Set<Integer> statuses = new TreeSet<>();
            node.path("responses").propertyNames().forEach(status -> statuses.add(Integer.valueOf(status)));
            return statuses;
        }

        int success() {
            return statuses().stream().filter(status -> status < 300).findFirst().orElseThrow();
        }

        /** Of the body, which stands beside its schema or in it; a missing node when there is none. */
        JsonNode example() {
            JsonNode content = node.path("requestBody").path("content").path("application/json");
            return content.has("example") ? content.path("example") : body().path("example");
        }

        /** The body's schema; a missing node when there is no body. */
        JsonNode body() {
            return document
                    .resolve(node.path("requestBody").path("content").path("application/json").path("schema"));
        }

        boolean needsBody() {
            return node.path("requestBody").path("required").asBoolean(false);
        }

        /** Its query parameters. */
        List<JsonNode> queryParameters() {
            List<JsonNode> parameters = new ArrayList<>();
            node.path("parameters").forEach(parameter -> {
                JsonNode resolved = document.resolve(parameter);
                if (resolved.path("in").asString().equals("query")) {
                    parameters.add(resolved);
                }
            });
            return parameters;
        }

        boolean hasParameter(String name) {
            return queryParameters().stream().anyMatch(parameter -> parameter.path("name").asString().equals(name));
        }

        /** What must be in a query, as the document shows it; empty, or beginning with a question mark. */
        String query() {
            StringBuilder query = new StringBuilder();
            for (JsonNode parameter : queryParameters()) {
                if (parameter.path("required").asBoolean(false)) {
                    JsonNode example = parameter.path("example");
                    query.append(query.isEmpty() ? '?' : '&').append(parameter.path("name").asString()).append('=')
                            .append(URLEncoder.encode((example.isArray() ? example.get(0) : example).asString(),
                                    StandardCharsets.UTF_8));
                }
            }
            return query.toString();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}

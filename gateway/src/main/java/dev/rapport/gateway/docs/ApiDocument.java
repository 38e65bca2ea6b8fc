package dev.rapport.gateway.docs;

import dev.rapport.gateway.routing.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Joins the documents of the services into one. A path whose methods come from different services becomes one path; a
 * component that two services describe alike is kept once. Everything that would make the joined document ambiguous is
 * an error.
 */
final class ApiDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROBLEMS = "x-problems";
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options",
            "trace");

    private final Map<String, ObjectNode> paths = new TreeMap<>();
    private final ObjectNode components = JSON.createObjectNode();
    private final Map<String, JsonNode> tags = new TreeMap<>();
    private final Map<String, JsonNode> problems = new TreeMap<>();
    private final Set<String> operationIds = new HashSet<>();

    /**
     * Adds what a service documents under {@code /api}; the rest of its paths is not public.
     *
     * @throws IllegalStateException when it contradicts what was added before
     */
    void add(Service service, JsonNode document) {
        document.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith("/api/")) {
                addPath(service, path.getKey(), path.getValue());
            }
        });
        document.path("components").properties().forEach(kind -> {
            if (!kind.getKey().equals("securitySchemes")) {
                kind.getValue().properties().forEach(
                        component -> addComponent(service, kind.getKey(), component.getKey(), component.getValue()));
            }
        });
        document.path(PROBLEMS).properties()
                .forEach(problem -> problems.putIfAbsent(problem.getKey(), problem.getValue()));
        for (JsonNode tag : document.path("tags")) {
            JsonNode known = tags.putIfAbsent(tag.path("name").asString(), tag);
            if (known != null && !known.equals(tag)) {
                throw conflict(service, "describes the tag " + tag.path("name").asString() + " differently");
            }
        }
    }

    private void addPath(Service service, String path, JsonNode item) {
        ObjectNode joined = paths.computeIfAbsent(path, absent -> JSON.createObjectNode());
        item.properties().forEach(entry -> {
            String method = entry.getKey();
            if (!METHODS.contains(method)) {
                throw conflict(service, "has " + method + " for all methods of " + path + "; put it into each method");
            }
            if (joined.has(method)) {
                throw conflict(service,
                        "documents " + method.toUpperCase(Locale.ROOT) + " " + path + " a second time");
            }
            joined.set(method, operation(service, (ObjectNode) entry.getValue().deepCopy()));
        });
    }

    private ObjectNode operation(Service service, ObjectNode operation) {
        operation.remove(List.of("security", "servers"));
        String id = operation.path("operationId").asString("");
        if (!id.isEmpty() && !operationIds.add(id)) {
            String unique = id + "-" + service.id();
            if (!operationIds.add(unique)) {
                throw conflict(service, "uses the operationId " + id + " twice");
            }
            operation.put("operationId", unique);
        }
        return operation;
    }

    private void addComponent(Service service, String kind, String name, JsonNode component) {
        ObjectNode named = components.withObjectProperty(kind);
        JsonNode known = named.get(name);
        if (known == null) {
            named.set(name, component);
        } else if (!known.equals(component)) {
            throw conflict(service, "describes components." + kind + "." + name + " differently");
        }
    }

    private static IllegalStateException conflict(Service service, String what) {
        return new IllegalStateException("The OpenAPI document of " + service.id() + " " + what);
    }

    /** The joined document around {@code own}: the gateway's information, security schemes and problem responses. */
    ObjectNode joinedWith(ObjectNode own) {
        ObjectNode document = own.deepCopy();
        own.path("components").properties().forEach(kind -> kind.getValue().properties().forEach(component -> {
            // A service that describes problems more closely has the say.
            ObjectNode named = components.withObjectProperty(kind.getKey());
            if (!named.has(component.getKey())) {
                named.set(component.getKey(), component.getValue());
            }
        }));
        own.path("tags").forEach(tag -> tags.put(tag.path("name").asString(), tag));
        own.path("paths").properties().forEach(path -> paths.put(path.getKey(), (ObjectNode) path.getValue()));
        ArrayNode tagList = document.putArray("tags");
        tags.values().forEach(tagList::add);
        ObjectNode pathMap = document.putObject("paths");
        List<String> headers = List.copyOf(own.at("/components/headers").propertyNames());
        paths.forEach((path, item) -> {
            item.values().forEach(operation -> addGatewayResponses((ObjectNode) operation, headers));
            pathMap.set(path, item);
        });
        components.path("responses").forEach(response -> addHeaders((ObjectNode) response, headers));
        document.set("components", components);
        own.path(PROBLEMS).properties().forEach(problem -> problems.put(problem.getKey(), problem.getValue()));
        if (components.at("/schemas/Problem/properties/code") instanceof ObjectNode code) {
            ArrayNode codes = code.putArray("enum");
            problems.keySet().forEach(codes::add);
        }
        document.remove(PROBLEMS);
        return document;
    }

    /** What may be refused, by its code: {@code status} and {@code meaning}. Whole when the document is joined. */
    Map<String, JsonNode> problems() {
        return problems;
    }

    /** What the gateway may answer instead of the service. */
    private static void addGatewayResponses(ObjectNode operation, List<String> headers) {
        ObjectNode responses = operation.withObjectProperty("responses");
        refer(responses, "401", "Unauthenticated");
        refer(responses, "421", "Misdirected");
        refer(responses, "429", "RateLimited");
        refer(responses, "503", "Unavailable");
        if (operation.has("requestBody")) {
            refer(responses, "408", "RequestTimeout");
            refer(responses, "413", "TooLarge");
            refer(responses, "415", "UnsupportedMediaType");
        }
        responses.forEach(response -> addHeaders((ObjectNode) response, headers));
    }

    /** The gateway's headers, which every answer has. */
    private static void addHeaders(ObjectNode response, List<String> names) {
        if (!response.has("$ref")) {
            ObjectNode headers = response.withObjectProperty("headers");
            names.forEach(name -> headers.putObject(name).put("$ref", "#/components/headers/" + name));
        }
    }

    private static void refer(ObjectNode responses, String status, String response) {
        if (!responses.has(status)) {
            responses.putObject(status).put("$ref", "#/components/responses/" + response);
        }
    }
}

package dev.rapport.systemtests.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rapport.driver.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the API document promises of answers: every answer that a test gets is held against it. */
final class ResponseSchemas {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry REGISTRY = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final List<Operation> OPERATIONS = operations();
    private static final Map<Operation, Map<Integer, Optional<Schema>>> SCHEMAS = new ConcurrentHashMap<>();

    /** @param path matches the addresses it answers, those without variables first */
    private record Operation(String method, Pattern path, JsonNode responses, JsonNode document) {}

    private ResponseSchemas() {}

    /**
     * Fails unless the body is as the document says for this address and status; what it does not know is not judged.
     */
    static void check(Answer answer) {
        var type = answer.header("Content-Type");
        if (!type.startsWith("application/json") && !type.startsWith("application/problem+json")) {
            return;
        }
        var method = answer.request().substring(0, answer.request().indexOf(' '));
        var path = URI.create(answer.request().substring(method.length() + 1)).getPath();
        OPERATIONS.stream()
                .filter(operation -> operation.method().equals(method) && operation.path().matcher(path).matches())
                .findFirst().flatMap(operation -> SCHEMAS.computeIfAbsent(operation, _ -> new ConcurrentHashMap<>())
                        .computeIfAbsent(answer.status(), status -> schema(operation, status)))
                .ifPresent(schema -> assertThat(schema.validate(answer.json())).as(answer.toString()).isEmpty());
    }

    private static Optional<Schema> schema(Operation operation, int status) {
        var response = resolved(operation.responses().path(Integer.toString(status)), operation.document());
        for (var content : response.path("content")) {
            var schema = (ObjectNode) content.path("schema").deepCopy();
            schema.set("components", operation.document().path("components"));
            return Optional.of(REGISTRY.getSchema(schema));
        }
        return Optional.empty();
    }

    private static JsonNode resolved(JsonNode node, JsonNode document) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        try (var files = Files.list(Path.of("../gateway/src/main/resources/openapi"))) {
            for (var file : files.sorted().toList()) {
                var document = JSON.readTree(Files.readString(file));
                for (var path : document.path("paths").properties()) {
                    var address = Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]+"));
                    for (var operation : path.getValue().properties()) {
                        operations.add(new Operation(operation.getKey().toUpperCase(java.util.Locale.ROOT), address,
                                operation.getValue().path("responses"), document));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        operations.sort(java.util.Comparator.comparing(operation -> operation.path().pattern().contains("[^/]+")));
        return operations;
    }
}

package dev.rapport.common.openapi.write;

import dev.rapport.common.openapi.SharedComponents;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** The answers of writes: what was written, and each way in which it can be refused. */
final class WriteAnswers {

    /** Extension of an operation, while it is described: codes of the rules that may refuse it, and what they say. */
    static final String RULES = "x-rules";
    private static final String JSON = "application/json";

    private WriteAnswers() {}

    static void describe(OpenAPI document, Operation operation, boolean creates) {
        var answers = operation.getResponses();
        var described = new ApiResponses();
        described.put(creates ? "201" : "200", success(creates, answers.get("200")));
        refer(described, "400", "Invalid");
        refer(described, "401", "Unauthenticated");
        refer(described, "403", "Forbidden");
        if (!creates) {
            refer(described, "404", "NotFound");
        }
        described.put("409", conflict(document, operation));
        if (!creates) {
            refer(described, "412", "StaleVersion");
        }
        if (operation.getRequestBody() != null) {
            refer(described, "413", "TooLarge");
            refer(described, "415", "UnsupportedMediaType");
        }
        refer(described, "422", "IdempotencyKeyReused");
        refer(described, "503", "Unavailable");
        operation.setResponses(described);
    }

    private static ApiResponse success(boolean creates, @Nullable ApiResponse given) {
        Schema<?> answer = new Schema<>().$ref("#/components/schemas/Written");
        String description = creates ? "Created" : "Done, or was so already";
        if (given != null && given.getContent() != null) {
            var own = given.getContent().values().iterator().next().getSchema();
            if (own != null && own.get$ref() != null) {
                answer = own;
                description = given.getDescription();
            }
        }
        var response = new ApiResponse().description(description)
                .content(new Content().addMediaType(JSON, new MediaType().schema(answer)));
        response.addHeaderObject("ETag", new Header().$ref("#/components/headers/ETag"));
        response.addHeaderObject("Rapport-Position", new Header().$ref("#/components/headers/Position"));
        response.addHeaderObject("Idempotency-Replayed",
                new Header().$ref("#/components/headers/IdempotencyReplayed"));
        if (creates) {
            response.addHeaderObject("Location", new Header().$ref("#/components/headers/Location"));
        }
        return response;
    }

    @SuppressWarnings("unchecked")
    private static ApiResponse conflict(OpenAPI document, Operation operation) {
        var rules = (Map<String, String>) Objects.requireNonNull(operation.getExtensions().remove(RULES));
        if (namesItself(document, operation)) {
            rules.put("already-exists", "There is a record with this id already.");
        }
        rules.forEach((code, explanation) -> problems(document).put(code,
                new TreeMap<>(Map.of("status", 409, "meaning", explanation))));
        rules.put("concurrent-change", "Somebody else changed the record at the same moment: try again.");
        return SharedComponents.problem(StringUtils.capitalize(operation.getOperationId()), rules.entrySet().stream()
                .map(rule -> "`" + rule.getKey() + "`: " + rule.getValue())
                .collect(Collectors.joining("\n- ", "A rule says no.\n\n- ", "")),
                rules.keySet().toArray(String[]::new));
    }

    /** Whether the body may say which id the new record gets. */
    private static boolean namesItself(OpenAPI document, Operation operation) {
        if (operation.getRequestBody() == null) {
            return false;
        }
        var body = operation.getRequestBody().getContent().values().iterator().next().getSchema().get$ref();
        var schema = Objects.requireNonNull(
                document.getComponents().getSchemas().get(body.replaceFirst(".*/", "")));
        Map<String, Schema> fields = schema.getProperties();
        return fields != null && fields.containsKey("id");
    }

    /** The catalogue of what this service refuses: the gateway joins those of all services. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> problems(OpenAPI document) {
        if (document.getExtensions() == null) {
            document.addExtension("x-problems", new TreeMap<String, Object>());
        }
        return (Map<String, Object>) Objects.requireNonNull(document.getExtensions().get("x-problems"));
    }

    private static void refer(ApiResponses responses, String status, String component) {
        responses.put(status, new ApiResponse().$ref("#/components/responses/" + component));
    }
}

package dev.rapport.reporting.openapi;

import dev.rapport.common.openapi.FieldConventions;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/** Questions that are asked with a body, because they do not fit into an address. They change nothing. */
final class PostedQuestions {

    private static final String BODY = "x-body";
    private static final String JSON = "application/json";

    /**
     * What is asked.
     *
     * @param example
     *            of the body
     */
    private record Question(String operationId, String summary, String description, String example) {}

    private static final Map<String, Question> QUESTIONS = Map.of("/api/rules/dry-run", new Question("dryRunRule",
            "What a rule would have done",
            "Applies a rule, stored or given, to the events of some time that happened to records that the caller may read,"
                    + " each with the record as it was then. By an admin or a manager. Nothing is written. What happens"
                    + " live comes out the same.",
            """
                    {"rule": {"kind": "scoring", "entity": "lead", "name": "Large organisations first", "order": 10,
                     "when": {"field": "status", "op": "changedTo", "value": "qualified"}, "then": {"points": 20}},
                     "from": "2026-11-01T00:00:00Z", "to": "2026-11-30T00:00:00Z", "limit": 1000}"""));

    private PostedQuestions() {}

    /** Remembers which record holds the body. */
    static void note(Operation operation, HandlerMethod handler) {
        Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter
                        .hasParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class))
                .forEach(parameter -> operation.addExtension(BODY, parameter.getParameterType()));
    }

    static void describe(String path, Operation operation, AnswerSchemas schemas) {
        var question = Objects.requireNonNull(QUESTIONS.get(path), path);
        var answer = Objects.requireNonNull((Schema<?>) operation.getExtensions().remove(ReadConventions.ANSWER));
        var body = Objects.requireNonNull((Class<?>) operation.getExtensions().remove(BODY));
        operation.operationId(question.operationId()).summary(question.summary()).description(question.description())
                .tags(List.of(path.substring("/api/".length()).split("/", 2)[0]))
                .parameters(null)
                .addParametersItem(new Parameter().$ref("#/components/parameters/AtPosition"))
                .addParametersItem(new Parameter().$ref("#/components/parameters/AtPositionInQuery"));
        operation.requestBody(new RequestBody().required(true)
                .content(new Content().addMediaType(JSON, new MediaType().schema(given(body, schemas))
                        .example(JsonMapper.shared().readValue(question.example(), Map.class)))));
        var success = new ApiResponse().description("What was asked for")
                .content(new Content().addMediaType(JSON, new MediaType().schema(answer)));
        success.addHeaderObject("Rapport-Lag", new Header().$ref("#/components/headers/Lag"));
        var responses = new ApiResponses();
        responses.put("200", success);
        Map.of("400", "Invalid", "401", "Unauthenticated", "403", "Forbidden", "413", "TooLarge", "415",
                "UnsupportedMediaType", "503", "Unavailable").entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(refused -> responses.put(refused.getKey(),
                        new ApiResponse().$ref("#/components/responses/" + refused.getValue())));
        operation.setResponses(responses);
    }

    /** As answers are described, but what may be absent need not be there, and what is unknown is refused. */
    private static Schema<?> given(Class<?> body, AnswerSchemas schemas) {
        var reference = schemas.of(body);
        close(body, schemas);
        return reference;
    }

    private static void close(Class<?> given, AnswerSchemas schemas) {
        var schema = Objects.requireNonNull(schemas.all().get(given.getSimpleName()));
        schema.setRequired(Arrays.stream(given.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName).toList());
        schema.setAdditionalProperties(false);
        for (var component : given.getRecordComponents()) {
            if (component.getType().isRecord()) {
                close(component.getType(), schemas);
            }
        }
    }

    /** Any object, as with conditions. */
    static Schema<?> open() {
        return FieldConventions.ofType("object").additionalProperties(true);
    }
}

package dev.rapport.common.openapi.write;

import dev.rapport.common.command.Writes;
import dev.rapport.common.openapi.Examples;
import dev.rapport.common.openapi.FieldConventions;
import dev.rapport.common.openapi.SharedComponents;
import dev.rapport.common.refusal.BusinessRule;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.common.security.Caller;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.Money;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

/** What every write of the API has in common and no controller repeats: names, headers, answers and problems. */
@Configuration(proxyBeanMethods = false)
public class ApiConventions {

    private static final String JSON = "application/json";
    private static final String RULES = "x-rules";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Writes.class, Caller.class)
                .replaceWithSchema(Money.class, money());
    }

    private static Schema<?> money() {
        var amount = FieldConventions.ofType("string").pattern("^[0-9]{1,14}(\\.[0-9]{1,4})?$")
                .description("Decimal, less than 100000000000000, with no more places than the currency has")
                .example("1250.00");
        var currency = FieldConventions.ofType("string").pattern("^[A-Z]{3}$").description("ISO 4217").example("EUR");
        return FieldConventions.ofType("object").properties(fields("amount", amount, "currency", currency))
                .required(List.of("amount", "currency")).additionalProperties(false)
                .example(new TreeMap<>(Map.of("amount", "1250.00", "currency", "EUR")));
    }

    private static Map<String, Schema> fields(String first, Schema<?> firstSchema, String second,
            Schema<?> secondSchema) {
        var fields = new LinkedHashMap<String, Schema>();
        fields.put(first, firstSchema);
        fields.put(second, secondSchema);
        return fields;
    }

    @Bean
    ModelConverter flatDetails() {
        return new FlatDetails();
    }

    @Bean
    PropertyCustomizer fieldConventions() {
        return new FieldConventions();
    }

    /** {@code LeadController.qualify} is {@code qualifyLead}. */
    @Bean
    OperationCustomizer operationNames() {
        return (operation, handler) -> {
            var described = handler.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
            if (described == null || described.operationId().isEmpty()) {
                operation.setOperationId(handler.getMethod().getName() + resource(handler));
            }
            return operation;
        };
    }

    private static String resource(HandlerMethod handler) {
        return handler.getBeanType().getSimpleName().replace("Controller", "");
    }

    /** What may be refused, the rules themselves say. */
    @Bean
    OperationCustomizer refusals() {
        return (operation, handler) -> {
            var rules = new LinkedHashMap<String, String>();
            for (var refused : handler.getMethod().getAnnotationsByType(RefusedBy.class)) {
                Map<String, BusinessRule> known = Stream.of(refused.value().getEnumConstants())
                        .collect(Collectors.toMap(BusinessRule::name, rule -> rule));
                for (var name : refused.rules()) {
                    var rule = Objects.requireNonNull(known.get(name), name);
                    rules.put(rule.code(), rule.explanation());
                }
            }
            operation.addExtension(RULES, rules);
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer documentConventions() {
        return ApiConventions::describe;
    }

    private static void describe(OpenAPI document) {
        document.info(new Info().title("Rapport").version("1")).servers(null)
                .security(List.of(new SecurityRequirement().addList("bearer")));
        document.setPaths(document.getPaths().entrySet().stream().sorted(Map.Entry.comparingByKey()).collect(Paths::new,
                (paths, entry) -> paths.addPathItem(entry.getKey(), entry.getValue()), Map::putAll));
        document.getTags().sort(Comparator.comparing(Tag::getName));
        document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach(
                (method, operation) -> describe(document, path, method, operation)));
        renameStructures(document.getComponents());
        SharedComponents.addTo(document.getComponents());
        Examples.addTo(document);
    }

    /** What a request gives is checked, what an answer shows is not: the two are described under different names. */
    private static void renameStructures(Components components) {
        Set<String> structures = EventCatalogue.all().stream()
                .flatMap(type -> Stream.of(type.recordClass().getRecordComponents())).filter(EventFields::isUnwrapped)
                .flatMap(details -> EventFields.of(details.getType()).stream()).map(EventField::structure)
                .filter(Objects::nonNull).map(Class::getSimpleName).collect(Collectors.toSet());
        var renamed = new LinkedHashMap<String, Schema>();
        components.getSchemas().forEach((name, schema) -> {
            renamed.put(structures.contains(name) ? "Given" + name : name, schema);
            referTo(schema, structures);
        });
        components.setSchemas(renamed);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void referTo(Schema schema, Set<String> structures) {
        Map<String, Schema> fields = schema.getProperties() == null ? Map.of() : schema.getProperties();
        for (Schema field : fields.values()) {
            Schema value = field.getItems() == null ? field : field.getItems();
            var name = value.get$ref() == null ? "" : value.get$ref().replaceFirst(".*/", "");
            if (structures.contains(name)) {
                value.set$ref("#/components/schemas/Given" + name);
            }
        }
    }

    private static void describe(OpenAPI document, String path, HttpMethod method, Operation operation) {
        boolean creates = !path.contains("{");
        describeParameters(operation, creates, path);
        describeBody(document, method, operation);
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

    private static void describeParameters(Operation operation, boolean creates, String path) {
        var kind = path.split("/")[2].replaceFirst("s$", "");
        if (operation.getParameters() != null) {
            operation.getParameters().stream().filter(parameter -> "id".equals(parameter.getName()))
                    .forEach(parameter -> parameter.description("Id of the " + kind));
        }
        operation.addParametersItem(new Parameter().$ref("#/components/parameters/IdempotencyKey"));
        if (!creates) {
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/IfMatch"));
        }
    }

    private static void describeBody(OpenAPI document, HttpMethod method, Operation operation) {
        var body = operation.getRequestBody();
        if (body == null) {
            return;
        }
        MediaType media = body.getContent().values().iterator().next();
        var content = new Content().addMediaType(JSON, media);
        if (method == HttpMethod.PATCH) {
            content.addMediaType(MERGE_PATCH, media);
            body.required(true);
        }
        body.content(content);
        Schema<?> schema = closed(document, media.getSchema());
        if (method == HttpMethod.PATCH) {
            // What a patch leaves out stays as it is.
            schema.setRequired(null);
        }
    }

    /** Unknown fields are refused, in what it refers to as well. */
    private static Schema<?> closed(OpenAPI document, Schema<?> reference) {
        String name = reference.get$ref().replaceFirst(".*/", "");
        Schema<?> schema = Objects.requireNonNull(document.getComponents().getSchemas().get(name));
        schema.additionalProperties(false);
        if (schema.getProperties() != null) {
            schema.getProperties().values().stream()
                    .flatMap(field -> Stream.concat(Stream.of(field),
                            Stream.concat(Stream.ofNullable(field.getItems()), oneOf(field))))
                    .filter(field -> field.get$ref() != null).forEach(field -> closed(document, field));
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static Stream<Schema<?>> oneOf(Schema<?> field) {
        return field.getOneOf() == null ? Stream.empty() : ((List<Schema<?>>) (List<?>) field.getOneOf()).stream();
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

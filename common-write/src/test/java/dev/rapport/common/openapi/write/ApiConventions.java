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
import dev.rapport.events.lead.RequestedDeal;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
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
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** What every write of the API has in common and no controller repeats: names, headers, answers and problems. */
@Configuration(proxyBeanMethods = false)
public class ApiConventions {

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
            operation.addExtension(WriteAnswers.RULES, rules);
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
        // What deal was asked for when a lead was converted no record answers.
        Set<String> structures = EventCatalogue.all().stream()
                .flatMap(type -> EventFields.of(type.recordClass()).stream()).map(EventField::structure)
                .filter(Objects::nonNull).filter(structure -> structure != RequestedDeal.class)
                .map(Class::getSimpleName).collect(Collectors.toSet());
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
            // What may be absent is one of two: the structure, or null.
            List<Schema> choices = value.getOneOf() == null ? List.of(value) : value.getOneOf();
            for (Schema choice : choices) {
                var name = choice.get$ref() == null ? "" : choice.get$ref().replaceFirst(".*/", "");
                if (structures.contains(name)) {
                    choice.set$ref("#/components/schemas/Given" + name);
                }
            }
        }
    }

    private static void describe(OpenAPI document, String path, HttpMethod method, Operation operation) {
        boolean creates = method == HttpMethod.POST && path.matches("/api/[^/]+");
        describeParameters(operation, creates, path);
        WriteBodies.describe(document, method, operation);
        WriteAnswers.describe(document, operation, creates);
    }

    private static void describeParameters(Operation operation, boolean creates, String path) {
        var kind = path.replaceFirst("^/api/([^/]+?)s?(/.*)?$", "$1");
        if (operation.getParameters() != null) {
            operation.getParameters().stream().filter(parameter -> "id".equals(parameter.getName()))
                    .forEach(parameter -> parameter.description("Id of the " + kind));
        }
        operation.addParametersItem(new Parameter().$ref("#/components/parameters/IdempotencyKey"));
        if (!creates) {
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/IfMatch"));
        }
    }
}

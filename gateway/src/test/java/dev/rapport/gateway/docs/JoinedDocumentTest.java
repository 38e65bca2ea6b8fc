package dev.rapport.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What makes the document of the API one that clients can be generated from, and that people understand. */
class JoinedDocumentTest {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document = JoinedDocument.read().document();

    /** Edges, front end 2. */
    @Test
    void everySchemaIsReferredTo() {
        var unused = new TreeSet<>(document.at("/components/schemas").propertyNames());
        document.findValuesAsString("$ref").stream().filter(reference -> reference.startsWith(SCHEMAS))
                .forEach(reference -> unused.remove(reference.substring(SCHEMAS.length())));

        assertThat(unused).isEmpty();
    }

    /** Edges, front end 2. Only what an event says is open. */
    @Test
    void noObjectIsOpenWithoutReason() {
        var open = new ArrayList<String>();
        eachSchema((place, schema) -> {
            var more = schema.path("additionalProperties");
            boolean anything = (more.isObject() && more.isEmpty()) || (more.isBoolean() && more.asBoolean());
            boolean bare = "object".equals(type(schema)) && !schema.has("properties") && more.isMissingNode();
            if (anything || bare) {
                open.add(place);
            }
        });

        // A condition nests as deep as its author likes, and what a rule does depends on its kind; docs/api.md
        // describes the shapes.
        // What a company has defined, GET /api/fields describes; what an OpenAPI document has, its specification.
        assertThat(open).containsExactlyInAnyOrder("Lead custom", "Contact custom", "Account custom", "Deal custom",
                "Interaction custom", "CustomField labels", "View where",
                "Rule when", "Rule then", "OpenApiDocument", "Would would", "EventData", "RuleDetails when",
                "RuleDetails then");
    }

    /** Edges, front end 2. */
    @Test
    void everyAnswerOfAReadIsTypedAndSaysWhatIsAlwaysThere() {
        eachOperation((operation, described) -> {
            if (operation.startsWith("GET ") && !described.at("/responses/200/content").has("text/event-stream")) {
                var answer = described.at("/responses/200/content/application~1json/schema/$ref").asString("");
                assertThat(answer).as(operation).startsWith(SCHEMAS);
                assertThat(document.at(answer.substring(1)).path("required")).as(operation).isNotEmpty();
            }
        });
    }

    /** Those that are called alike get numbers, and clients could not tell them apart. */
    @Test
    void everyOperationHasANameOfItsOwn() {
        eachOperation((operation, described) -> assertThat(described.path("operationId").asString("")).as(operation)
                .matches("[a-z][A-Za-z]+"));
    }

    /** Edges, front end 2. */
    @Test
    void aListIsNamedForWhatIsInIt() {
        assertThat(
                document.at("/paths/~1api~1deals/get/responses/200/content/application~1json/schema/$ref").asString())
                .isEqualTo(SCHEMAS + "DealList");
        assertThat(document.at("/components/schemas/TimelineEntry/required")).isNotEmpty();
        assertThat(document.at("/components/schemas/SearchHit/required")).isNotEmpty();
    }

    /** Edges, front end 2. */
    @Test
    void aUnionSaysHowToTellItsMembersApart() {
        eachSchema((place, schema) -> {
            var members = schema.path("oneOf");
            boolean nullable = members.size() == 2 && "null".equals(members.path(1).path("type").asString(""));
            if (!members.isMissingNode() && !nullable) {
                assertThat(schema.at("/discriminator/mapping")).as(place).hasSameSizeAs(members);
            }
        });
    }

    /** Edges, front end 2. Generators make a type of each problem and need a name for it. */
    @Test
    void everyProblemOfAnAnswerHasANameOfItsOwn() {
        var names = new ArrayList<String>();
        document.findValues("application/problem+json").stream().map(each -> each.path("schema"))
                .filter(schema -> !schema.has("$ref")).forEach(schema -> names.add(schema.path("title").asString("")));

        assertThat(names).hasSizeGreaterThan(30).doesNotHaveDuplicates().allMatch(name -> name.endsWith("Problem"));
    }

    /** Edges, front end 9. */
    @Test
    void everyOperationSaysWhatItIs() {
        var silent = new ArrayList<String>();
        eachOperation((operation, described) -> {
            if (described.path("summary").asString("").isBlank() || described.path("description").asString("").isBlank()
                    || described.path("operationId").asString("").isBlank()) {
                silent.add(operation);
            }
        });

        assertThat(silent).isEmpty();
    }

    /** Edges, front end 9. */
    @Test
    void everyParameterAndFieldSaysWhatItIsWithAnExample() {
        var silent = new TreeSet<String>();
        var without = new TreeSet<String>();
        eachNamed((place, described) -> {
            if (described.path("description").asString("").isBlank() && !described.path("schema").has("description")) {
                silent.add(place);
            }
            var schema = described.has("schema") ? described.path("schema") : described;
            if (isPlain(schema) && !described.has("example") && !schema.has("example")) {
                without.add(place);
            }
        });

        assertThat(silent).as("without a description").isEmpty();
        assertThat(without).as("without an example").isEmpty();
    }

    /** Edges, front end 9. The same sentence about differently named things says too little about any of them. */
    @Test
    void noDescriptionIsAFiller() {
        Map<String, TreeSet<String>> names = new TreeMap<>();
        eachNamed((place, described) -> names
                .computeIfAbsent(described.path("description").asString(""), _ -> new TreeSet<>())
                .add(place.substring(place.lastIndexOf(' ') + 1)));
        names.remove("");

        assertThat(names.entrySet().stream().filter(entry -> entry.getValue().size() > 2).toList()).isEmpty();
        assertThat(names.keySet()).noneMatch(description -> description.startsWith("Only records with")
                || description.equals("One record") || description.equals("The record's id"));
    }

    /** Edges, front end 1. Generated clients have no type for a choice of two formats. */
    @Test
    void noParameterHasAChoiceOfTypes() {
        eachOperation((operation, described) -> described.path("parameters").forEach(parameter -> assertThat(
                parameter.path("schema").has("anyOf") || parameter.path("schema").has("oneOf")).as(operation)
                .isFalse()));
    }

    private static boolean isPlain(JsonNode schema) {
        return switch (type(schema)) {
            case "string", "integer", "number", "boolean" -> true;
            case "array" -> isPlain(schema.path("items"));
            default -> false;
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asString("") : type.asString("");
    }

    private void eachOperation(BiConsumer<String, JsonNode> visitor) {
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(
                method -> visitor.accept(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        method.getValue())));
    }

    /** Parameters, headers and the fields of schemas, with their places, which end with their names. */
    private void eachNamed(BiConsumer<String, JsonNode> visitor) {
        eachOperation((operation, described) -> described.path("parameters").forEach(parameter -> {
            if (!parameter.has("$ref")) {
                visitor.accept(operation + " " + parameter.path("name").asString(), parameter);
            }
        }));
        for (var kind : List.of("parameters", "headers")) {
            document.path("components").path(kind).properties()
                    .forEach(each -> visitor.accept(kind + " " + each.getKey(), each.getValue()));
        }
        eachSchema((place, schema) -> schema.path("properties").properties().forEach(field -> {
            if (!field.getValue().has("$ref") || field.getValue().has("description")) {
                visitor.accept(place + " " + field.getKey(), field.getValue());
            }
        }));
    }

    private void eachSchema(BiConsumer<String, JsonNode> visitor) {
        document.at("/components/schemas").properties()
                .forEach(schema -> eachSchema(schema.getKey(), schema.getValue(), visitor));
    }

    private static void eachSchema(String place, JsonNode schema, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(place, schema);
        schema.path("properties").properties()
                .forEach(field -> eachSchema(place + " " + field.getKey(), field.getValue(), visitor));
        for (var part : List.of("allOf", "oneOf", "anyOf")) {
            schema.path(part).forEach(member -> eachSchema(place, member, visitor));
        }
        if (schema.path("items").isObject()) {
            eachSchema(place, schema.path("items"), visitor);
        }
    }
}

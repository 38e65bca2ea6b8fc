package dev.rapport.gateway.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document of the API as it is in this company: with the fields that it has defined for itself, in bodies, in
 * answers and as query parameters of lists.
 */
final class InstallationDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CUSTOM = "custom";
    private static final String PREFIX = CUSTOM + ".";
    private static final Pattern BODY = Pattern.compile("(Create|Patch|Log)[A-Z].*");
    private static final Map<String, String> FORMATS = Map.of("email", "email", "url", "uri", "day", "date", "instant",
            "date-time", "reference", "uuid", "id", "uuid", "integer", "int64");

    private final ObjectNode document;

    private InstallationDocument(ObjectNode document) {
        this.document = document;
    }

    /**
     * @param document of every installation; it is changed
     * @param fields as {@code GET /api/fields} answers them
     */
    static ObjectNode of(ObjectNode document, JsonNode fields) {
        var installation = new InstallationDocument(document);
        fields.valueStream().filter(field -> field.path(CUSTOM).asBoolean())
                .collect(Collectors.groupingBy(field -> field.path("kind").asString()))
                .forEach(installation::describe);
        return document;
    }

    private void describe(String kind, List<JsonNode> fields) {
        String ofKind = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        document.at("/components/schemas").properties().forEach(schema -> {
            boolean body = BODY.matcher(schema.getKey()).matches();
            if (schema.getKey().equals(ofKind) || (body && schema.getKey().endsWith(ofKind))) {
                boolean patch = schema.getKey().startsWith("Patch");
                fields.forEach(field -> describeValue(field, (ObjectNode) schema.getValue(), body, patch));
            }
        });
        document.path("paths").properties().forEach(path -> {
            JsonNode list = path.getValue().path("get");
            if (list.at("/responses/200/content/application~1json/schema/$ref").asString("")
                    .equals("#/components/schemas/" + ofKind + "List")) {
                ArrayNode parameters = ((ObjectNode) list).withArrayProperty("parameters");
                fields.forEach(field -> describeParameters(field, parameters));
            }
        });
    }

    private static void describeValue(JsonNode field, ObjectNode schema, boolean body, boolean patch) {
        if (!(schema.at("/properties/" + CUSTOM) instanceof ObjectNode custom)) {
            return;
        }
        String key = field.path("key").asString().substring(PREFIX.length());
        ObjectNode value = nullable(several(field, value(field, body)));
        custom.withObjectProperty("properties").set(key, value.put("title", field.path("label").asString()));
        if (body) {
            custom.put("additionalProperties", false);
            if (!patch && field.path("required").asBoolean()) {
                custom.withArrayProperty("required").add(key);
                demand(schema);
            }
        }
    }

    /** Who must say one of them must say them at all. */
    private static void demand(ObjectNode schema) {
        ArrayNode required = schema.withArrayProperty("required");
        if (required.valueStream().noneMatch(name -> name.asString().equals(CUSTOM))) {
            required.add(CUSTOM);
        }
    }

    private static ObjectNode several(JsonNode field, ObjectNode value) {
        if (!field.path("list").asBoolean()) {
            return value;
        }
        ObjectNode list = JSON.objectNode().put("type", "array");
        list.set("items", value);
        return list;
    }

    private static ObjectNode value(JsonNode field, boolean body) {
        String type = field.path("type").asString();
        if (type.equals("money")) {
            return JSON.objectNode().put("$ref", "#/components/schemas/Money");
        }
        ObjectNode value = JSON.objectNode().put("type", switch (type) {
            case "integer", "boolean", "object" -> type;
            default -> "string";
        });
        if (FORMATS.containsKey(type)) {
            value.put("format", FORMATS.get(type));
        }
        if (field.path("longest").isIntegralNumber()) {
            value.set("maxLength", field.path("longest"));
        }
        if (type.equals("choice")) {
            ArrayNode choices = value.putArray("enum");
            // What was switched off stays in the records that have it.
            field.path("options").valueStream().filter(option -> !body || option.path("active").asBoolean(true))
                    .forEach(option -> choices.add(option.path("value")));
        }
        return value;
    }

    private static ObjectNode nullable(ObjectNode value) {
        if (value.has("$ref")) {
            ObjectNode either = JSON.objectNode();
            either.putArray("oneOf").add(value).addObject().put("type", "null");
            return either;
        }
        if (value.path("enum") instanceof ArrayNode choices) {
            choices.addNull();
        }
        String type = value.path("type").asString();
        value.putArray("type").add(type).add("null");
        return value;
    }

    /** What narrows a list by the field; ends are of values that have an order. */
    private static void describeParameters(JsonNode field, ArrayNode parameters) {
        String key = field.path("key").asString();
        String label = field.path("label").asString();
        boolean money = field.path("type").asString().equals("money");
        boolean ordered = field.path("operators").valueStream()
                .anyMatch(operator -> operator.asString().equals("gte"));
        ObjectNode value = money ? JSON.objectNode().put("type", "string") : value(field, false);
        if (money) {
            parameter(parameters, key + ".currency", label + ": in this currency", value);
        } else {
            ObjectNode values = JSON.objectNode().put("type", "array");
            values.set("items", value);
            parameter(parameters, key, label + ": any of these", values).put("style", "form").put("explode", true);
        }
        if (ordered) {
            parameter(parameters, key + ".from", label + ": this or more", value);
            parameter(parameters, key + ".to", label + ": this or less", value);
        }
        parameter(parameters, key + ".empty", label + ": whether there is none",
                JSON.objectNode().put("type", "boolean"));
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String description, ObjectNode schema) {
        ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query").put("description",
                description);
        parameter.set("schema", schema.deepCopy());
        return parameter;
    }
}

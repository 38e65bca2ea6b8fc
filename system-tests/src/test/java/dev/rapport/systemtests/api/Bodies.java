package dev.rapport.systemtests.api;

import dev.rapport.driver.Json;
import dev.rapport.systemtests.api.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies made from the document: good ones, and ones that are wrong in every way its schemas know. */
final class Bodies {
    private static final int FAR_TOO_LONG = 20_000;

    private Bodies() {}

    /** The document's example of the operation's body. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> example(Operation operation) {
        JsonNode example = operation.example();
        return example.isMissingNode()
                ? new LinkedHashMap<>()
                : Json.MAPPER.convertValue(example, LinkedHashMap.class);
    }

    /**
     * @param what
     *            is wrong with it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; one of them is no UTF-8, so that no text could hold it.
    record Wrong(String what, byte[] body) {
        static Wrong text(String what, String body) {
            return new Wrong(what, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** The body in all the ways in which it can be wrong; each has one mistake. */
    static List<Wrong> wrong(Operation operation, Map<String, Object> good) {
        List<Wrong> wrong = new ArrayList<>();
        ObjectNode body = Json.MAPPER.valueToTree(good);
        noJsonObject(wrong, body);
        unknownField(wrong, body);
        fields(operation, operation.body(), body, body, "", wrong);
        if (operation.method().equals("POST")) {
            operation.body().path("required").forEach(name -> {
                ObjectNode without = body.deepCopy();
                without.remove(name.asString());
                wrong.add(Wrong.text("without " + name.asString(), without.toString()));
            });
        }
        return wrong;
    }

    private static void noJsonObject(List<Wrong> wrong, ObjectNode body) {
        String text = body.toString();
        wrong.add(Wrong.text("an array", "[" + text + "]"));
        wrong.add(Wrong.text("a text", "\"text\""));
        wrong.add(Wrong.text("a number", "17"));
        wrong.add(Wrong.text("cut off", text.substring(0, text.length() - 1)));
        wrong.add(Wrong.text("more than one document", text + text));
        wrong.add(Wrong.text("no JSON", "name=Somchai"));
        wrong.add(Wrong.text("nested without end", "{\"a\":".repeat(5_000)));
        byte[] latin = "{\"name\":\"S\u00e9bastien\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        wrong.add(new Wrong("no UTF-8", latin));
    }

    private static void unknownField(List<Wrong> wrong, ObjectNode body) {
        ObjectNode unknown = body.deepCopy();
        unknown.put("isAdmin", true);
        wrong.add(Wrong.text("an unknown field", unknown.toString()));
        if (!body.isEmpty()) {
            String first = body.propertyNames().iterator().next();
            wrong.add(Wrong.text(first + " twice", "{\"" + first + "\":" + body.path(first) + "," + body.toString()
                    .substring(1)));
        }
    }

    /** Puts into every field of the schema what it must not hold. */
    private static void fields(Operation operation, JsonNode schema, ObjectNode whole, ObjectNode part, String path,
            List<Wrong> wrong) {
        for (var property : schema.path("properties").properties()) {
            String name = property.getKey();
            JsonNode field = alternative(operation.document().resolve(property.getValue()), operation);
            for (Object value : wrongValues(operation, field, property.getValue())) {
                JsonNode before = part.path(name);
                part.set(name, Json.MAPPER.<JsonNode>valueToTree(value));
                String shown = Json.write(value);
                wrong.add(Wrong.text(path + name + " = " + shown.substring(0, Math.min(60, shown.length())),
                        whole.toString()));
                if (before.isMissingNode()) {
                    part.remove(name);
                } else {
                    part.set(name, before);
                }
            }
            if (part.path(name) instanceof ObjectNode inner) {
                fields(operation, field, whole, inner, path + name + ".", wrong);
                ObjectNode with = inner.deepCopy();
                inner.put("isAdmin", true);
                wrong.add(Wrong.text(path + name + " with an unknown field", whole.toString()));
                part.set(name, with);
            }
        }
    }

    /** Of "this or null", this. */
    private static JsonNode alternative(JsonNode schema, Operation operation) {
        for (JsonNode one : schema.path("oneOf")) {
            if (!one.path("type").asString("").equals("null")) {
                return operation.document().resolve(one);
            }
        }
        return schema;
    }

    private static boolean allowsNull(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (schema.has("oneOf")) {
            for (JsonNode one : schema.path("oneOf")) {
                if (one.path("type").asString("").equals("null")) {
                    return true;
                }
            }
        }
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (one.asString().equals("null")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asString() : type.asString("");
    }

    private static List<@org.jspecify.annotations.Nullable Object> wrongValues(Operation operation, JsonNode schema,
            JsonNode declared) {
        List<@org.jspecify.annotations.Nullable Object> values = new ArrayList<>();
        if (!allowsNull(operation.document().resolve(declared)) && !type(schema).isEmpty()) {
            values.add(null);
        }
        switch (type(schema)) {
            case "string" -> texts(schema, values);
            case "integer" -> values.addAll(List.of("10", 1.5, -1, 99_999_999_999L, true, List.of(1)));
            case "boolean" -> values.addAll(List.of("true", 1, List.of()));
            case "array" -> {
                values.addAll(List.of("text", 1, Map.of("0", "x"), List.of(1)));
                JsonNode item = operation.document().resolve(schema.path("items"));
                if (!type(item).equals("object") || !item.path("required").isEmpty()) {
                    values.add(List.of(Map.of()));
                }
            }
            case "" -> {
                // Of any type; what it must be depends on other fields.
            }
            case "object" -> values.addAll(List.of("text", 1, List.of(), true));
            default -> throw new IllegalStateException("the document has no type for a field: " + schema);
        }
        return values;
    }

    /** Of a field that may be absent, text with nothing in it says that it is. */
    private static boolean isOptional(JsonNode schema) {
        return schema.path("type").valueStream().anyMatch(type -> type.asString().equals("null"));
    }

    private static void texts(JsonNode schema, List<@org.jspecify.annotations.Nullable Object> values) {
        values.addAll(List.of(1, true, List.of("x"), Map.of("x", "x")));
        if (!isOptional(schema)) {
            values.addAll(List.of("", "   "));
        }
        if (schema.has("enum")) {
            values.addAll(List.of("no-such-value", "ADMIN"));
            return;
        }
        switch (schema.path("format").asString("")) {
            case "uuid" -> values.addAll(List.of("1", "not-a-uuid", "01900000-0000-7000-8000-00000000000"));
            case "date" -> values.addAll(List.of("soon", "2027-13-01", "2027-02-30", "15.01.2027", "0000-01-01",
                    "99999-01-01"));
            case "date-time" -> values.addAll(List.of("yesterday", "2026-11-01", "2999-01-01T00:00:00Z"));
            case "email" -> values.addAll(List.of("somchai", "@example.com", "a@b@example.com", "a b@example.com",
                    "a".repeat(300) + "@example.com"));
            case "phone" -> values.addAll(List.of("0812345678", "+0", "+66 call me", "+66812345678/9",
                    "+" + "1".repeat(30)));
            default -> lines(schema, values);
        }
    }

    private static void lines(JsonNode schema, List<@org.jspecify.annotations.Nullable Object> values) {
        values.addAll(List.of("bell\u0007", "nul\u0000", "x".repeat(FAR_TOO_LONG)));
        int most = schema.path("maxLength").asInt(0);
        String pattern = schema.path("pattern").asString("");
        if (most > 0) {
            values.add("x".repeat(most + 1));
        }
        if (pattern.startsWith("^[0-9]")) {
            values.addAll(List.of("-1.00", "1.005", "1e3", "1,000.00", "NaN", "100000000000000.00"));
        } else if (pattern.equals("^[A-Z]{3}$")) {
            values.addAll(List.of("EURO", "eur", "XYZ"));
        } else if (pattern.startsWith("^(?=.*\\S)[^")) {
            values.addAll(List.of("two\nlines", "tab\tbed"));
        }
    }
}

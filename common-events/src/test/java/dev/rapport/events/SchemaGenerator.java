package dev.rapport.events;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.events.field.EventFields;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON Schema (draft 2020-12) of an event from its record. Other properties stay allowed: events grow. */
final class SchemaGenerator {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SchemaGenerator() {}

    static ObjectNode schemaOf(EventType type) {
        var schema = JSON.objectNode().put("$schema", DIALECT).put("$id", type.schemaPath());
        schema.setAll(ofRecord(type.recordClass()));
        schema.put("description", EventText.description(type.recordClass()));
        return schema;
    }

    static ObjectNode ofRecord(Class<?> recordClass) {
        var schema = JSON.objectNode().put("title", recordClass.getSimpleName()).put("type", "object");
        var properties = schema.putObject("properties");
        var required = JSON.arrayNode();
        for (var component : inOrder(recordClass)) {
            properties.set(EventFields.name(component), ofComponent(component));
            if (!NullableComponents.isNullable(component)) {
                required.add(EventFields.name(component));
            }
        }
        schema.set("required", required);
        return schema;
    }

    /** As they are written: details lie flat in their event. */
    private static List<RecordComponent> inOrder(Class<?> recordClass) {
        var components = EventFields.components(recordClass);
        var order = recordClass.getAnnotation(JsonPropertyOrder.class);
        if (order == null) {
            return components;
        }
        return components.stream()
                .sorted(Comparator
                        .comparingInt(component -> List.of(order.value()).indexOf(EventFields.name(component))))
                .toList();
    }

    private static ObjectNode ofComponent(RecordComponent component) {
        var schema = ofType(component.getAnnotatedType());
        var field = EventFields.field(component);
        if (!field.choices().isEmpty()) {
            var choice = field.list() ? (ObjectNode) schema.path("items") : schema;
            field.choices().forEach(choice.putArray("enum")::add);
        }
        if (!field.references().isEmpty()) {
            field.references().forEach(schema.putArray("x-references")::add);
        }
        if (field.personal()) {
            schema.put("x-personal", true);
        }
        var description = EventFields.description(component);
        if (description != null) {
            schema.put("description", description.value() + "." + (field.required()
                    ? ""
                    : " Absent, never null, when %s.".formatted(description.absent())));
        }
        return schema;
    }

    private static ObjectNode ofType(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType list
                && list.getType() instanceof java.lang.reflect.ParameterizedType generic
                && generic.getRawType() == List.class) {
            var schema = JSON.objectNode().put("type", "array");
            schema.set("items", ofType(list.getAnnotatedActualTypeArguments()[0]));
            return schema;
        }
        if (type.getType() instanceof java.lang.reflect.ParameterizedType generic
                && generic.getRawType() == Map.class) {
            return JSON.objectNode().put("type", "object");
        }
        return ofClass((Class<?>) type.getType());
    }

    private static ObjectNode ofClass(Class<?> type) {
        if (type == Object.class) {
            // Any value.
            return JSON.objectNode();
        } else if (type == String.class) {
            return string();
        } else if (type == UUID.class) {
            return string().put("format", "uuid");
        } else if (type == Instant.class) {
            return string().put("format", "date-time");
        } else if (type == LocalDate.class) {
            return string().put("format", "date");
        } else if (type == BigDecimal.class) {
            return string().put("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
        } else if (type == boolean.class || type == Boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return JSON.objectNode().put("type", "integer");
        } else if (type.isRecord()) {
            return ofRecord(type);
        }
        throw new IllegalArgumentException(
                type + " is not a type that a reader of JSON understands; see Events in the design");
    }

    private static ObjectNode string() {
        return JSON.objectNode().put("type", "string");
    }
}

package dev.rapport.reporting.openapi;

import dev.rapport.common.openapi.FieldConventions;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What records look like, as their resources declare it. */
final class RecordSchemas {

    private RecordSchemas() {}

    static Map<String, Schema<?>> of(Resources resources) {
        var schemas = new LinkedHashMap<String, Schema<?>>();
        var money = new LinkedHashMap<String, Schema<?>>();
        money.put("amount", ofType("string"));
        money.put("currency", ofType("string"));
        schemas.put("Money", object(money));
        resources.all().forEach(resource -> {
            schemas.put(resource.schemaName(), record(resource));
            resource.fields().stream().map(field -> field.meaning().structure()).filter(Objects::nonNull)
                    .forEach(structure -> schemas.put(structure.getSimpleName(), object(EventFields.of(structure))));
        });
        schemas.put("HistoryEntry", historyEntry());
        var page = new LinkedHashMap<String, Schema<?>>();
        page.put("items", ofType("array").items(new Schema<>().$ref("#/components/schemas/HistoryEntry")));
        page.put("next", nullable(ofType("string")));
        schemas.put("HistoryPage", object(page));
        return schemas;
    }

    private static Schema<?> historyEntry() {
        var fields = new LinkedHashMap<String, Schema<?>>();
        fields.put("sequence", ofType("integer"));
        fields.put("type", ofType("string"));
        fields.put("recordedAt", ofType("string").format("date-time"));
        fields.put("occurredAt", ofType("string").format("date-time"));
        for (var name : List.of("actor", "correlationId", "causationId")) {
            fields.put(name, nullable(ofType("string")));
        }
        fields.put("data", ofType("object"));
        return object(fields);
    }

    private static Schema<?> object(List<EventField> structure) {
        var fields = new LinkedHashMap<String, Schema<?>>();
        structure.forEach(field -> fields.put(field.name(),
                field.list() ? ofType("array").items(value(field)) : value(field)));
        return object(fields);
    }

    private static Schema<?> record(Resource<?> resource) {
        var fields = new LinkedHashMap<String, Schema<?>>();
        resource.allFields().forEach(field -> fields.put(field.name(), schema(field)));
        return object(fields);
    }

    private static Schema<?> object(Map<String, Schema<?>> fields) {
        var object = FieldConventions.ofType("object");
        fields.forEach(object::addProperty);
        return object.required(new ArrayList<>(fields.keySet()));
    }

    private static Schema<?> schema(Field field) {
        var meaning = field.meaning();
        var value = value(meaning);
        Schema<?> schema = meaning.list() ? FieldConventions.ofType("array").items(value) : value;
        if (field.is(Ability.NULLABLE)) {
            schema = nullable(schema);
        }
        return meaning.description() == null || schema.get$ref() != null
                ? schema
                : schema.description(meaning.description());
    }

    private static Schema<?> value(EventField meaning) {
        return switch (meaning.type()) {
            case TEXT, PROSE, EMAIL, PHONE, URL, LANGUAGE, DECIMAL -> ofType("string");
            case CHOICE -> choice(meaning.choices());
            case REFERENCE, ID -> ofType("string").format("uuid");
            case INTEGER -> ofType("integer");
            case BOOLEAN -> ofType("boolean");
            case DAY -> ofType("string").format("date");
            case INSTANT -> ofType("string").format("date-time");
            case MONEY -> new Schema<>().$ref("#/components/schemas/Money");
            case OBJECT -> meaning.structure() == null
                    ? ofType("object")
                    : new Schema<>().$ref("#/components/schemas/" + meaning.structure().getSimpleName());
        };
    }

    @SuppressWarnings("unchecked")
    private static Schema<?> choice(List<String> codes) {
        var schema = (Schema<Object>) ofType("string");
        schema.setEnum(List.copyOf(codes));
        return schema;
    }

    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new Schema<>().oneOf(List.of(schema, ofType("null")));
        }
        schema.setTypes(new LinkedHashSet<>(List.of(schema.getTypes().iterator().next(), "null")));
        return schema;
    }

    private static Schema<?> ofType(String type) {
        return FieldConventions.ofType(type);
    }
}

package dev.rapport.reporting.openapi;

import dev.rapport.common.openapi.Examples;
import dev.rapport.common.openapi.FieldConventions;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.Money;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import dev.rapport.events.policy.PolicyDetails;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.record.Include;
import dev.rapport.reporting.resource.Action;
import dev.rapport.reporting.resource.Audience;
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
import java.util.Set;
import java.util.stream.Collectors;

/** What records look like, as their resources declare it. */
final class RecordSchemas {

    private RecordSchemas() {}

    static Map<String, Schema<?>> of(Resources resources) {
        var schemas = new LinkedHashMap<String, Schema<?>>();
        schemas.put("Money", object(EventFields.of(Money.class)));
        schemas.put("Facet", facet());
        resources.all().stream().filter(resource -> !resource.isTheOnlyOne()).forEach(resource -> {
            schemas.put(resource.schemaName(), record(resource));
            schemas.put(resource.schemaName() + "List", page(resource));
            resource.fields().stream().map(field -> field.meaning().structure()).filter(Objects::nonNull)
                    .forEach(structure -> put(schemas, structure));
        });
        return schemas;
    }

    /** With those of which it is made. */
    private static void put(Map<String, Schema<?>> schemas, Class<?> structure) {
        var fields = EventFields.of(structure);
        schemas.put(structure.getSimpleName(), object(fields));
        fields.stream().map(EventField::structure).filter(Objects::nonNull).forEach(part -> put(schemas, part));
    }

    private static Schema<?> page(Resource<?> resource) {
        var items = ofType("array").items(new Schema<>().$ref("#/components/schemas/" + resource.schemaName()))
                .description("The %s on this page, in the order asked for".formatted(resource.collection()));
        var next = nullable(ofType("string").description("Cursor of the next page; null on the last")
                .example("eyJhIjpbMTc2NF19"));
        var total = ofType("integer").format("int64").example(125)
                .description("How many there are on all pages; only when count was asked for");
        var page = ofType("object").addProperty("items", items).addProperty("next", next).addProperty("total", total)
                .required(List.of("items", "next"));
        if (resource.fields().stream().anyMatch(Field::isFaceted)) {
            page.addProperty("facets", ofType("object")
                    .additionalProperties(ofType("array").items(new Schema<>().$ref("#/components/schemas/Facet")))
                    .description("How often values occur on all pages, the most frequent first, by field; only when"
                            + " facets were asked for"));
            page.addProperty("others", ofType("object").additionalProperties(ofType("integer").format("int64"))
                    .description("How often values occur that facets do not name, by field; only with facets"));
        }
        return named(page, resource);
    }

    private static Schema<?> facet() {
        // A value is text or true or false, for which generated clients have no type but any.
        return ofType("object").description("How often a value occurs")
                .addProperty("value", new Schema<>().description(
                        "As filters take it: text, or true or false; null for records that have none").example("open"))
                .addProperty("count", ofType("integer").format("int64").description("In how many records").example(12))
                .required(List.of("value", "count"));
    }

    private static Schema<?> object(List<EventField> structure) {
        var fields = new LinkedHashMap<String, Schema<?>>();
        structure.forEach(field -> fields.put(field.name(), described(field, !field.required())));
        return object(fields);
    }

    private static Schema<?> record(Resource<?> resource) {
        var fields = new LinkedHashMap<String, Schema<?>>();
        var ofAnyType = ofAnyType(resource.kind());
        resource.allFields().forEach(field -> fields.put(field.name(),
                ofAnyType.contains(field.name()) ? anything(field.meaning()) : schema(field)));
        var record = object(fields);
        if (resource.audience() == Audience.POLICY) {
            // They are absent for those from whom the policy hides them.
            var always = new ArrayList<>(record.getRequired());
            always.removeAll(PolicyDetails.hideable(resource.kind()));
            record.setRequired(always);
        }
        if (!resource.actions().isEmpty()) {
            var actions = resource.actions().stream().map(Action::name).distinct().toList();
            record.addProperty(Reader.CAN, ofType("array").items(choice(actions)).example(List.of(actions.getFirst()))
                    .description(
                            "What the caller can do with it: `patch`, and last parts of addresses; of single records"
                                    + " as they are now, and in lists when it is asked for"));
        }
        return named(record, resource);
    }

    /** What an event declares as no more than an object, JSON knows as text, a number or whatever else. */
    private static Set<String> ofAnyType(String kind) {
        return EventFields.components(EventCatalogue.ofAggregate(kind).getFirst().recordClass()).stream()
                .filter(component -> component.getType() == Object.class).map(EventFields::name)
                .collect(Collectors.toSet());
    }

    private static Schema<?> anything(EventField meaning) {
        return new Schema<>().description(meaning.description()).example(Examples.of(meaning));
    }

    /** Names are there only when they were asked for. */
    private static Schema<?> named(Schema<?> answer, Resource<?> resource) {
        return Include.choices(resource).isEmpty() ? answer : answer.addProperty("names", names());
    }

    private static Schema<?> object(Map<String, Schema<?>> fields) {
        var object = FieldConventions.ofType("object");
        fields.forEach(object::addProperty);
        return object.required(new ArrayList<>(fields.keySet()));
    }

    private static Schema<?> names() {
        return ofType("object").additionalProperties(new Schema<>().$ref("#/components/schemas/Name"))
                .description(
                        "What the records are called that are referred to, by their ids; only when include was given");
    }

    private static Schema<?> schema(Field field) {
        var schema = described(field.meaning(), field.is(Ability.NULLABLE));
        if (field.is(Ability.KEYED)) {
            schema.additionalProperties(ofType("string"));
        }
        return schema;
    }

    private static Schema<?> described(EventField meaning, boolean nullable) {
        var value = value(meaning);
        Schema<?> schema = meaning.list() ? ofType("array").items(value) : value;
        schema.setDescription(meaning.description());
        var example = Examples.of(meaning);
        if (example != null) {
            schema.setExample(meaning.list() ? List.of(example) : example);
        }
        return nullable ? nullable(schema) : schema;
    }

    private static Schema<?> value(EventField meaning) {
        return switch (meaning.type()) {
            case TEXT, PROSE, EMAIL, PHONE, URL, LANGUAGE, TIMEZONE, DECIMAL -> ofType("string");
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
    static Schema<?> choice(List<String> codes) {
        var schema = (Schema<Object>) ofType("string");
        schema.setEnum(List.copyOf(codes));
        return schema;
    }

    @SuppressWarnings("unchecked")
    static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new Schema<>().oneOf(List.of(new Schema<>().$ref(schema.get$ref()), ofType("null")))
                    .description(schema.getDescription());
        }
        if (schema.getEnum() != null) {
            var values = new ArrayList<Object>(schema.getEnum());
            values.add(null);
            ((Schema<Object>) schema).setEnum(values);
        }
        schema.setTypes(new LinkedHashSet<>(List.of(schema.getTypes().iterator().next(), "null")));
        return schema;
    }

    private static Schema<?> ofType(String type) {
        return FieldConventions.ofType(type);
    }
}

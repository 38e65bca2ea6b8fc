package dev.rapport.reporting.openapi;

import dev.rapport.common.openapi.Examples;
import dev.rapport.common.openapi.FieldConventions;
import dev.rapport.events.Money;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Coded;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What answers look like, as their records declare it. What is not {@code @Nullable} is always there and never null.
 * Records of the CRM travel as maps; a component named as their kind or collection holds them.
 */
final class AnswerSchemas {

    private static final String PROFILE = "CustomerProfile";
    private static final String EVENT_DATA = "EventData";

    /** What a rule says, which differs from rule to rule. */
    private static final Set<String> OPEN = Set.of("when", "then", "would");

    private final Resources resources;
    private final Map<String, List<String>> kinds;
    private final Map<String, Schema<?>> schemas = new LinkedHashMap<>();

    AnswerSchemas(Resources resources) {
        this.resources = resources;
        this.kinds = Map.of("SearchHit.type", resources.searchedKinds(), "TimelineEntry.type",
                resources.kindsWithCustomer(), "FieldDescription.kind", resources.kinds(), "FieldDescription.reference",
                resources.kinds(), "Change.type", resources.kinds(), "Name.kind", resources.kinds());
    }

    /** A reference to the component that describes these answers. */
    Schema<?> of(Class<?> answer) {
        return answer == Money.class ? reference("Money") : structure(answer);
    }

    /** The components that were referred to, and what these refer to. */
    Map<String, Schema<?>> all() {
        return schemas;
    }

    private Schema<?> structure(Class<?> answer) {
        var name = answer.getSimpleName();
        if (!schemas.containsKey(name)) {
            var object = FieldConventions.ofType("object");
            schemas.put(name, object);
            Arrays.stream(answer.getRecordComponents())
                    .forEach(component -> object.addProperty(component.getName(), field(name, component)));
            object.required(new ArrayList<>(object.getProperties().keySet()));
        }
        return reference(name);
    }

    private Schema<?> field(String record, RecordComponent component) {
        var field = value(record + "." + component.getName(), component, component.getGenericType());
        var description = Objects.requireNonNull(component.getAnnotation(Description.class),
                () -> record + "." + component.getName() + " has no description");
        field.setDescription(description.value());
        if (!description.example().isEmpty()) {
            field.setExample(Examples.typed(field, description.example()));
        }
        // What can be anything can be null.
        return component.getType() != Object.class
                && component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        ? RecordSchemas.nullable(field)
                        : field;
    }

    private Schema<?> value(String place, RecordComponent component, Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return FieldConventions.ofType("array").items(value(place, component, arguments[0]));
            }
            return arguments[1] == Object.class || arguments[1].getTypeName().equals("?")
                    ? record(component.getName())
                    : FieldConventions.ofType("object")
                            .additionalProperties(value(place, component, arguments[1]));
        }
        var choice = declared(component).getAnnotation(Choice.class);
        if (choice != null) {
            return choice(Coded.codes(choice.value()));
        }
        return kinds.containsKey(place) ? choice(Objects.requireNonNull(kinds.get(place))) : plain((Class<?>) type);
    }

    private Schema<?> plain(Class<?> type) {
        if (type == String.class) {
            return FieldConventions.ofType("string");
        } else if (type == UUID.class) {
            return FieldConventions.ofType("string").format("uuid");
        } else if (type == Instant.class) {
            return FieldConventions.ofType("string").format("date-time");
        } else if (type == LocalDate.class) {
            return FieldConventions.ofType("string").format("date");
        } else if (type == boolean.class) {
            return FieldConventions.ofType("boolean");
        } else if (type == int.class || type == Integer.class) {
            return FieldConventions.ofType("integer").format("int32");
        } else if (type == long.class || type == Long.class) {
            return FieldConventions.ofType("integer").format("int64");
        } else if (type == double.class || type == BigDecimal.class) {
            return FieldConventions.ofType("number");
        } else if (type == FieldType.class) {
            return choice(Arrays.stream(FieldType.values()).map(FieldType::code).toList());
        } else if (type == Object.class) {
            // Whatever a field can hold.
            return new Schema<>();
        } else if (type == JsonNode.class) {
            return eventData();
        } else if (type.isRecord()) {
            return of(type);
        }
        throw new IllegalStateException("It is not known what " + type + " looks like");
    }

    private Schema<?> record(String component) {
        if (component.equals("profile")) {
            return profile();
        } else if (component.equals("data")) {
            return eventData();
        } else if (OPEN.contains(component)) {
            return PostedQuestions.open();
        }
        return reference(resources.all().stream()
                .filter(resource -> resource.collection().equals(component) || resource.kind().equals(component))
                .map(Resource::schemaName).findFirst()
                .orElseThrow(() -> new IllegalStateException("It is not known what is in " + component)));
    }

    /** A contact, an account or a lead; its type tells which. */
    private Schema<?> profile() {
        var discriminator = new Discriminator().propertyName("type");
        var union = new Schema<>().discriminator(discriminator)
                .description("A customer: which kind of record it is, its type tells");
        for (var resource : resources.all()) {
            if (resource.isItselfCustomer()) {
                var name = resource.schemaName() + "Profile";
                var type = choice(List.of(resource.kind())).description("Which kind of record it is");
                schemas.put(name, new Schema<>().addAllOfItem(reference(resource.schemaName()))
                        .addAllOfItem(FieldConventions.ofType("object").addProperty("type", type)
                                .required(List.of("type"))));
                union.addOneOfItem(reference(name));
                discriminator.mapping(resource.kind(), "#/components/schemas/" + name);
            }
        }
        schemas.put(PROFILE, union);
        return reference(PROFILE);
    }

    /** Open on purpose: each event has its own fields, new ones are added, and those of the erased are gone. */
    private Schema<?> eventData() {
        schemas.put(EVENT_DATA,
                FieldConventions.ofType("object").additionalProperties(true)
                        .description("The fields of an event, which differ from event to event: the JSON Schema of the"
                                + " event says which. New events and new fields are no new version of the API"));
        return reference(EVENT_DATA);
    }

    private static java.lang.reflect.Field declared(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema<?> choice(List<String> codes) {
        return RecordSchemas.choice(codes);
    }

    private static Schema<?> reference(String component) {
        return new Schema<>().$ref("#/components/schemas/" + component);
    }
}

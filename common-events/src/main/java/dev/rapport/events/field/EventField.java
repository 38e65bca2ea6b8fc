package dev.rapport.events.field;

import dev.rapport.events.Money;
import dev.rapport.events.Personal;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a field of an event means, as its component declares it.
 *
 * @param name in JSON
 * @param type kind of its value, or of the items of its list
 * @param list whether it holds several
 * @param required whether every event has it
 * @param personal whether it says something about a person
 * @param naming whether it tells who that person is, so that other texts must not hold it when the person is forgotten
 * @param description one sentence for people; null when none is declared
 * @param choices the codes there are, for {@link FieldType#CHOICE}
 * @param references the aggregate types it may refer to, for {@link FieldType#REFERENCE}
 * @param longest most characters of a text; null when nothing limits it
 * @param structure the record that holds a value, for {@link FieldType#OBJECT}; null when it is no record
 * @param example one value that it may have, as in JSON; null when none is declared
 */
public record EventField(
        String name,
        FieldType type,
        boolean list,
        boolean required,
        boolean personal,
        boolean naming,
        @Nullable String description,
        List<String> choices,
        List<String> references,
        @Nullable Integer longest,
        @Nullable Class<?> structure,
        @Nullable String example) {

    public EventField {
        choices = List.copyOf(choices);
        references = List.copyOf(references);
    }

    static EventField of(RecordComponent component) {
        var description = EventFields.description(component);
        var reference = component.getAnnotation(Reference.class);
        var declared = declaredOn(component);
        var choice = declaredOnItem(declared).getAnnotation(Choice.class);
        var personal = component.getAnnotation(Personal.class);
        boolean list = component.getType() == List.class;
        var value = list ? item(component.getGenericType()) : component.getType();
        var type = type(component, declared, value);
        return new EventField(EventFields.name(component), type, list,
                !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                personal != null, personal != null && personal.naming() && isNaming(type),
                description == null ? null : description.value(),
                choice == null ? List.of() : Coded.codes(choice.value()),
                reference == null ? List.of() : List.of(reference.value()), longest(declared),
                type == FieldType.OBJECT && value.isRecord() ? value : null,
                description == null || description.example().isEmpty() ? null : description.example());
    }

    /** The same as a part of what another field holds: there are several when that has several. */
    EventField within(EventField holder) {
        return new EventField(holder.name() + "." + name, type, list || holder.list(), required && holder.required(),
                personal || holder.personal(), naming && holder.personal(), description, choices, references, longest,
                structure, example);
    }

    /** Constraints are declared on components and end up on the fields that belong to them. */
    private static java.lang.reflect.Field declaredOn(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FieldType type(RecordComponent component, java.lang.reflect.Field declared, Class<?> value) {
        if (component.isAnnotationPresent(Reference.class)) {
            return FieldType.REFERENCE;
        } else if (declaredOnItem(declared).isAnnotationPresent(Choice.class)) {
            return FieldType.CHOICE;
        } else if (declared.isAnnotationPresent(Prose.class)) {
            return FieldType.PROSE;
        } else if (declared.isAnnotationPresent(EmailAddress.class)) {
            return FieldType.EMAIL;
        } else if (declared.isAnnotationPresent(PhoneNumber.class)) {
            return FieldType.PHONE;
        } else if (declared.isAnnotationPresent(WebAddress.class)) {
            return FieldType.URL;
        } else if (declared.isAnnotationPresent(LanguageTag.class)) {
            return FieldType.LANGUAGE;
        } else if (declared.isAnnotationPresent(TimeZoneName.class)) {
            return FieldType.TIMEZONE;
        }
        return ofClass(value);
    }

    /** What is declared on the items of a list; of anything else, on itself. */
    private static AnnotatedElement declaredOnItem(java.lang.reflect.Field field) {
        return field.getType() == List.class
                && field.getAnnotatedType() instanceof AnnotatedParameterizedType several
                        ? several.getAnnotatedActualTypeArguments()[0]
                        : field;
    }

    private static Class<?> item(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static FieldType ofClass(Class<?> type) {
        if (type == String.class) {
            return FieldType.TEXT;
        } else if (type == UUID.class) {
            return FieldType.ID;
        } else if (type == Instant.class) {
            return FieldType.INSTANT;
        } else if (type == LocalDate.class) {
            return FieldType.DAY;
        } else if (type == Money.class) {
            return FieldType.MONEY;
        } else if (type == BigDecimal.class) {
            return FieldType.DECIMAL;
        } else if (type == boolean.class || type == Boolean.class) {
            return FieldType.BOOLEAN;
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return FieldType.INTEGER;
        }
        return FieldType.OBJECT;
    }

    private static boolean isNaming(FieldType type) {
        return switch (type) {
            case TEXT, EMAIL, PHONE, URL -> true;
            case PROSE, LANGUAGE, TIMEZONE, CHOICE, REFERENCE, ID, INTEGER, DECIMAL, BOOLEAN, DAY, INSTANT, MONEY,
                    OBJECT ->
                false;
        };
    }

    /** Of a list, what is declared on its items. */
    private static @Nullable Integer longest(java.lang.reflect.Field field) {
        AnnotatedElement declared = field.getAnnotatedType() instanceof AnnotatedParameterizedType several
                ? several.getAnnotatedActualTypeArguments()[0]
                : field;
        var line = declared.getAnnotation(Line.class);
        var prose = declared.getAnnotation(Prose.class);
        var address = declared.getAnnotation(WebAddress.class);
        if (declared.isAnnotationPresent(DomainName.class)) {
            return DomainName.LONGEST;
        }
        if (line != null) {
            return line.max();
        } else if (prose != null) {
            return prose.max();
        }
        return address == null ? null : address.max();
    }
}

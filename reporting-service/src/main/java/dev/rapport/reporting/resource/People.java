package dev.rapport.reporting.resource;

import dev.rapport.common.condition.Values;
import dev.rapport.events.EventType;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import dev.rapport.reporting.erasure.Traces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a kind of records is about, and what is left of records when one of these people is forgotten: what is personal
 * is gone, and no text that people write names anybody of them.
 */
public final class People {

    private final FieldDeclarations declared;
    private final Set<String> personal;
    private final List<String> references;

    /**
     * @param personal the fields that say something about a person
     * @param references the fields that name those whom records are about; {@link FieldDeclarations#ITSELF} stands for
     * the record itself
     */
    People(FieldDeclarations declared, Set<String> personal, List<String> references) {
        this.declared = declared;
        this.personal = personal;
        this.references = references;
    }

    /** Whether each record is a person. */
    public boolean arePeople() {
        return references.contains(FieldDeclarations.ITSELF);
    }

    /** Those with whom what is personal in a record is forgotten. Customers that are no people are never forgotten. */
    public List<UUID> of(RecordDocument record) {
        return of(record.id(), record.fields().asMap());
    }

    /** The same, as far as an event says so itself. */
    public List<UUID> toldBy(UUID id, Told told) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        references.forEach(reference -> values.put(reference, told.value(reference)));
        return of(id, values);
    }

    private List<UUID> of(UUID id, Map<String, @Nullable Object> values) {
        return references.stream()
                .map(name -> name.equals(FieldDeclarations.ITSELF)
                        ? id
                        : values.get(name) instanceof String other ? UUID.fromString(other) : null)
                .filter(Objects::nonNull).distinct().toList();
    }

    /** The fields that say something about a person: those that events have, and those that are made of them. */
    Set<String> personal() {
        return Stream.concat(personal.stream(), declared.fields().stream().map(Field::meaning)
                .filter(EventField::personal).map(EventField::name)).collect(Collectors.toUnmodifiableSet());
    }

    /** What the person that a record is, is called, with addresses and numbers; nothing for what is no person. */
    public Set<String> names(Map<String, ? extends @Nullable Object> values) {
        if (!arePeople()) {
            return Set.of();
        }
        return declared.fields().stream().map(Field::meaning)
                .flatMap(field -> Stream.concat(Stream.of(field), EventFields.parts(field).stream()))
                .filter(EventField::naming)
                .flatMap(field -> texts(Values.of(values, field.name())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> texts(@Nullable Object value) {
        return Stream.ofNullable(value)
                .flatMap(some -> some instanceof List<?> several ? several.stream() : Stream.of(some))
                .filter(String.class::isInstance).map(String.class::cast);
    }

    /** A record without what is personal in it. */
    public RecordDocument redacted(RecordDocument record, Traces traces) {
        return new RecordDocument(record.type(), record.id(), record.version(), record.createdAt(), record.updatedAt(),
                record.fields().changed(fields -> redact(fields, personal(),
                        declared.fields().stream().map(Field::meaning).toList(), traces)));
    }

    /** The fields of an event without what is personal in them. */
    public static Map<String, @Nullable Object> redacted(EventType type, Map<String, @Nullable Object> data,
            Traces traces) {
        var redacted = new LinkedHashMap<String, @Nullable Object>(data);
        redact(redacted, EventFields.personal(type), EventFields.of(type.recordClass()), traces);
        return redacted;
    }

    private static void redact(Map<String, @Nullable Object> values, Set<String> personal,
            Collection<EventField> fields, Traces traces) {
        values.replaceAll((name, value) -> personal.contains(name) ? null : value);
        for (var field : fields) {
            var value = values.get(field.name());
            if (value != null) {
                values.put(field.name(), redacted(value, field, traces));
            }
        }
    }

    private static Object redacted(Object value, EventField field, Traces traces) {
        return switch (value) {
            case String text when isFreelyWritten(field) -> traces.without(text);
            case Map<?, ?> values when field.structure() != null && field.structure().isRecord() -> {
                var parts = new LinkedHashMap<String, @Nullable Object>();
                values.forEach((name, part) -> parts.put(String.valueOf(name), part));
                redact(parts, Set.of(), EventFields.of(field.structure()), traces);
                yield parts;
            }
            case List<?> items -> {
                var rest = new ArrayList<Object>();
                items.forEach(item -> rest.add(redacted(item, field, traces)));
                yield rest;
            }
            default -> value;
        };
    }

    /** Codes are text too; nobody is named by them. */
    private static boolean isFreelyWritten(EventField field) {
        return switch (field.type()) {
            case PROSE, EMAIL, PHONE, URL -> true;
            case TEXT -> field.longest() != null;
            default -> false;
        };
    }
}

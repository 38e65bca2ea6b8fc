package dev.rapport.reporting.resource;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import dev.rapport.events.field.FieldType;
import dev.rapport.events.field.Primary;
import dev.rapport.reporting.resource.Field.Ability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a kind of records: what they mean comes from its events, what they can do when read is declared. */
abstract class FieldDeclarations implements Cloneable {

    /** Stands for the record itself where a field that names a record could stand. */
    static final String ITSELF = "id";

    /** Name of the field that says whether a record has been put away. */
    public static final String ARCHIVED = "archived";

    /** Name of the field that holds those that a company has defined, by their keys. */
    public static final String CUSTOM = "custom";

    /** Name of the field with the tags of a record. */
    static final String TAGS = "tags";

    /** Name of the field that says with whom a record is shared. */
    public static final String SHARES = "shares";

    /** Name of the field that says what is to be done next with a record. */
    static final String NEXT_STEP = "nextStep";

    /** Name of the field with what a customer needs. */
    static final String NEEDS = "needs";

    private static final int LONGEST_TAG = 60;

    private final String kind;
    private final Map<String, EventField> meanings;
    private final Map<String, String> alternatives = new HashMap<>();
    private Map<String, Field> fields = new LinkedHashMap<>();
    private Map<String, Field> parts = new LinkedHashMap<>();
    private List<Deadline> deadlines = new ArrayList<>();

    FieldDeclarations(String kind) {
        this.kind = kind;
        this.meanings = EventFields.ofAggregate(kind);
        EventCatalogue.ofAggregate(kind).stream().flatMap(type -> Primary.of(type.recordClass()).stream())
                .forEach(primary -> alternatives.put(primary.one(), primary.path()));
    }

    /** A field of details, which whoever may change the record gives. */
    protected final Field detail(String name) {
        var meaning = meaning(name);
        var field = add(meaning, meaning.required() ? List.of() : List.of(Ability.NULLABLE)).given();
        // A list that is not given counts as an empty one, and a truth value as false.
        boolean mayBeLeftOut = meaning.list() || meaning.type() == FieldType.BOOLEAN;
        return meaning.required() && !mayBeLeftOut ? field.required() : field;
    }

    /** A field that an event names. */
    protected final Field field(String name) {
        var meaning = meaning(name);
        return add(meaning, meaning.required() && isInFirstEvent(name) ? List.of() : List.of(Ability.NULLABLE));
    }

    /**
     * A part of what a field declared before holds, by the path to it: {@code emails.address}. Answers have it there;
     * lists, conditions and the search know it by the path.
     */
    protected final Field part(String path) {
        var holder = named(path.substring(0, path.indexOf('.')));
        var meaning = EventFields.parts(holder.meaning()).stream().filter(part -> part.name().equals(path)).findFirst()
                .orElseThrow(() -> new IllegalStateException("No %s has a part %s".formatted(kind, path)));
        var part = new Field(meaning, Ability.NULLABLE);
        if (parts.put(path, holder.is(Ability.GIVEN) ? part.given() : part) != null) {
            throw new IllegalStateException("%s.%s is declared twice".formatted(kind, path));
        }
        return part;
    }

    private EventField meaning(String name) {
        return Objects.requireNonNull(meanings.get(name), () -> "No event of a " + kind + " has a field " + name);
    }

    private boolean isInFirstEvent(String name) {
        var first = EventCatalogue.ofAggregate(kind).getFirst().recordClass();
        return EventFields.of(first).stream().anyMatch(field -> field.name().equals(name));
    }

    /** A field that no event names, of one of these values. */
    protected final Field choice(String name, String... options) {
        return add(derivation(name, FieldType.CHOICE, false, List.of(options), List.of(), null), List.of());
    }

    /** A field that no event names, with several of these values. */
    protected final Field choices(String name, String... options) {
        return add(derivation(name, FieldType.CHOICE, true, List.of(options), List.of(), null), List.of());
    }

    /** A field that no event names. */
    protected final Field derived(String name, FieldType type) {
        return add(derivation(name, type, false, List.of(), List.of(), null), List.of());
    }

    /** A field that no event names, with several values, possibly ids of records of these kinds. */
    protected final Field listOf(FieldType type, String name, String... kinds) {
        return add(derivation(name, type, true, List.of(), List.of(kinds), null), List.of());
    }

    /** A field that no event names, with several values, each of them like this record. */
    protected final Field listOf(String name, Class<? extends Record> structure) {
        return add(derivation(name, FieldType.OBJECT, true, List.of(), List.of(), structure), List.of());
    }

    /** A field that no event names, with the id of a record of one of these kinds. */
    protected final Field reference(String name, String... kinds) {
        return add(derivation(name, FieldType.REFERENCE, false, List.of(), List.of(kinds), null), List.of());
    }

    private static EventField derivation(String name, FieldType type, boolean list, List<String> choices,
            List<String> references, @Nullable Class<?> structure) {
        return derivation(name, type, list, choices, references, structure, null);
    }

    private static EventField derivation(String name, FieldType type, boolean list, List<String> choices,
            List<String> references, @Nullable Class<?> structure, @Nullable Integer longest) {
        boolean personal = structure != null && EventFields.of(structure).stream().anyMatch(EventField::personal);
        return new EventField(name, type, list, true, personal, false, null, choices, references, longest, structure,
                null);
    }

    private static Field common(String name, FieldType type) {
        return new Field(derivation(name, type, false, List.of(), List.of(), null));
    }

    private Field add(EventField meaning, List<Ability> abilities) {
        return add(new Field(meaning, abilities.toArray(Ability[]::new)));
    }

    private Field add(Field field) {
        if (fields.put(field.name(), field.withAlternatives(alternatives.get(field.name()))) != null) {
            throw new IllegalStateException("%s.%s is declared twice".formatted(kind, field.name()));
        }
        return field;
    }

    /** Records can be put away, and are then shown only to who asks for them. Their first event says {@code false}. */
    protected final void archivable() {
        derived(ARCHIVED, FieldType.BOOLEAN).means("Whether it has been put away").filtered();
    }

    /** Records have tags. */
    protected final void tagged() {
        add(derivation(TAGS, FieldType.TEXT, true, List.of(), List.of(), null, LONGEST_TAG), List.of())
                .means("Words that people have put on it", "VIP").caseless().filteredAs("tag");
    }

    /** The same declarations without some of the fields, for those who do not see them. */
    FieldDeclarations hiding(Set<String> names) {
        try {
            var rest = (FieldDeclarations) clone();
            rest.fields = new LinkedHashMap<>(fields);
            rest.fields.keySet().removeAll(names);
            rest.parts = new LinkedHashMap<>(parts);
            rest.parts.keySet().removeIf(part -> names.contains(holder(part)));
            rest.deadlines = deadlines.stream().filter(deadline -> !names.contains(holder(deadline.day()))).toList();
            return rest;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String holder(String path) {
        return path.substring(0, path.indexOf('.'));
    }

    /** Records are overdue after a day of theirs. */
    final void due(Deadline deadline) {
        deadlines.add(deadline);
    }

    /** What of records can be overdue. */
    public final List<Deadline> deadlines() {
        return deadlines;
    }

    /** Whether records can be put away. */
    public final boolean isArchivable() {
        return fields.containsKey(ARCHIVED);
    }

    /** All fields but the common ones, as they were declared. */
    public final Collection<Field> fields() {
        return fields.values();
    }

    /** All that can be asked for by name but the common fields: fields, and parts of what these hold. */
    public final Collection<Field> values() {
        return Stream.concat(fields.values().stream(), parts.values().stream()).toList();
    }

    /** All that can be asked for by name: fields, and parts of what these hold. */
    public final List<Field> allValues() {
        return Stream.concat(allFields().stream(), parts.values().stream()).toList();
    }

    /** All fields in the order in which a record is answered, with those that every record has. */
    public final List<Field> allFields() {
        return Stream.of(Stream.of(common(ITSELF, FieldType.ID).means("The record"),
                common("version", FieldType.INTEGER).means("Goes up by one with each change, from 0; the ETag")),
                fields.values().stream(),
                Stream.of(common("createdAt", FieldType.INSTANT).means("When it began").filtered().sorted(),
                        common("updatedAt", FieldType.INSTANT).means("When its last change was recorded")
                                .filteredAs("updatedSince").sorted()))
                .flatMap(each -> each).toList();
    }

    final Field named(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }
}

package dev.rapport.reporting.resource;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.resource.Field.Ability;
import java.util.Collection;
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

    private static final int LONGEST_TAG = 60;

    private final String kind;
    private final Map<String, EventField> meanings;
    private Map<String, Field> fields = new LinkedHashMap<>();

    FieldDeclarations(String kind) {
        this.kind = kind;
        this.meanings = EventFields.ofAggregate(kind);
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
        return new EventField(name, type, list, true, false, false, null, choices, references, longest, structure,
                null);
    }

    private static Field common(String name, FieldType type) {
        return new Field(derivation(name, type, false, List.of(), List.of(), null));
    }

    private Field add(EventField meaning, List<Ability> abilities) {
        return add(new Field(meaning, abilities.toArray(Ability[]::new)));
    }

    private Field add(Field field) {
        if (fields.put(field.name(), field) != null) {
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

    /** Records can be shared. Their first event says that they are not. */
    protected final void shareable() {
        listOf(SHARES, ShareEntry.class).means("With whom it is shared");
    }

    /** The same declarations without some of the fields, for those who do not see them. */
    FieldDeclarations hiding(Set<String> names) {
        try {
            var rest = (FieldDeclarations) clone();
            rest.fields = new LinkedHashMap<>(fields);
            rest.fields.keySet().removeAll(names);
            return rest;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether records can be put away. */
    public final boolean isArchivable() {
        return fields.containsKey(ARCHIVED);
    }

    /** All fields but the common ones, as they were declared. */
    public final Collection<Field> fields() {
        return fields.values();
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

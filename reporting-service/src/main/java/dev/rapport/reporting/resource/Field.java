package dev.rapport.reporting.resource;

import dev.rapport.events.field.EventField;
import dev.rapport.events.field.FieldType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of a kind of records: what it means, which its events say, and what it can do when it is read, which its
 * resource declares. Declared in the constructor of the resource and not changed afterwards.
 */
public final class Field {

    /** What a field can do, or be, when records are read. */
    public enum Ability {
        /** Its words are searched. */
        SEARCHED,
        /** Lists can be narrowed by it. */
        FILTERED,
        /** Lists can be sorted by it. */
        SORTED,
        /** Capital and small letters count as the same when it is filtered and sorted. */
        CASELESS,
        /** A record may lack it: some never have it, what is personal is gone when the person is forgotten. */
        NULLABLE,
        /** It holds texts by keys that people choose; lists are narrowed by each of these. */
        KEYED,
        /** Whoever makes a record may give it. */
        GIVEN,
        /** Whoever makes a record must give it. */
        REQUIRED
    }

    /** Names of fields that a company has defined begin so; their keys follow. */
    public static final String CUSTOM = Resource.CUSTOM + ".";
    /** By what a document of the index is, and what it is about. */
    private static final Set<String> TAKEN = Set.of("kind", "type", "recordId", "sequence", "state");

    private EventField meaning;
    private final Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    private @Nullable String parameter;
    private @Nullable String label;
    private @Nullable List<Option> options;
    private @Nullable String alternatives;

    Field(EventField meaning, Ability... abilities) {
        this.meaning = meaning;
        this.abilities.addAll(List.of(abilities));
        if (meaning.personal()) {
            this.abilities.add(Ability.NULLABLE);
        }
        if (meaning.type() == FieldType.EMAIL) {
            this.abilities.add(Ability.CASELESS);
        }
    }

    /** One that a company has defined: all of them can do what their type allows. */
    public static Field custom(EventField meaning, String label, List<Option> options, boolean required) {
        var field = new Field(meaning, Ability.NULLABLE, Ability.FILTERED, Ability.GIVEN);
        if (!meaning.list()) {
            field.sorted();
        }
        if (required) {
            field.required();
        }
        if (field.isText()) {
            field.searched().caseless();
        }
        field.label = label;
        field.options = List.copyOf(options);
        return field;
    }

    /** Whether a company has defined it. */
    public boolean isCustom() {
        return name().startsWith(CUSTOM);
    }

    /** The key of one that a company has defined. */
    public String customKey() {
        return name().substring(CUSTOM.length());
    }

    public Field searched() {
        return with(Ability.SEARCHED);
    }

    public Field filtered() {
        return with(Ability.FILTERED);
    }

    /** As {@link #filtered()}, by a parameter of another name. */
    public Field filteredAs(String name) {
        parameter = name;
        return filtered();
    }

    public Field sorted() {
        return with(Ability.SORTED);
    }

    public Field keyed() {
        return with(Ability.KEYED).filtered();
    }

    public Field caseless() {
        return with(Ability.CASELESS);
    }

    public Field optional() {
        return with(Ability.NULLABLE);
    }

    /** Every record has it, although the first event does not name it. */
    public Field always() {
        abilities.remove(Ability.NULLABLE);
        return this;
    }

    public Field given() {
        return with(Ability.GIVEN);
    }

    /** What it says, where no event has it or another sentence is closer to the record. */
    public Field means(String description) {
        return means(description, null);
    }

    /**
     * What it says, and one value that it may have.
     *
     * @param example
     *            null where its type says enough
     */
    public Field means(String description, @Nullable String example) {
        meaning = new EventField(meaning.name(), meaning.type(), meaning.list(), meaning.required(),
                meaning.personal(), meaning.naming(), description, meaning.choices(), meaning.references(),
                meaning.longest(),
                meaning.structure(), example);
        return this;
    }

    public Field required() {
        return given().with(Ability.REQUIRED);
    }

    private Field with(Ability ability) {
        abilities.add(ability);
        return this;
    }

    public boolean is(Ability ability) {
        return abilities.contains(ability);
    }

    /** Whether lists count the values that it has: those it is filtered by, as far as they are few and readable. */
    public boolean isFaceted() {
        return is(Ability.FILTERED) && !is(Ability.CASELESS) && switch (meaning.type()) {
            case CHOICE, REFERENCE, BOOLEAN, LANGUAGE, TIMEZONE, TEXT -> true;
            case PROSE, EMAIL, PHONE, URL, ID, INTEGER, DECIMAL, DAY, INSTANT, MONEY, OBJECT -> false;
        };
    }

    /** What the index holds of it beside its value. */
    public Set<SearchKey> keys() {
        var keys = EnumSet.noneOf(SearchKey.class);
        if (is(Ability.SEARCHED)) {
            keys.add(SearchKey.WORDS);
            switch (meaning.type()) {
                case EMAIL, URL -> keys.add(SearchKey.PARTS);
                case PHONE -> keys.add(SearchKey.DIGITS);
                default -> {
                    // Words are all there is to find.
                }
            }
        }
        if (is(Ability.SORTED) && isText()) {
            keys.add(SearchKey.ALPHABET);
        }
        return keys;
    }

    /** Whether people write it freely, so that the same can be written in several ways. */
    public boolean isText() {
        return switch (meaning.type()) {
            case TEXT, PROSE, EMAIL, PHONE, URL -> true;
            case LANGUAGE, TIMEZONE, CHOICE, REFERENCE, ID, INTEGER, DECIMAL, BOOLEAN, DAY, INSTANT, MONEY, OBJECT ->
                false;
        };
    }

    /** The path to further values by which it is found, too. */
    Field withAlternatives(@Nullable String path) {
        alternatives = path;
        return this;
    }

    /** The path to further values by which it is found, too, as if they stood in its place; null if there are none. */
    public @Nullable String alternatives() {
        return alternatives;
    }

    /** What it means: its name, its type, its limits. */
    public EventField meaning() {
        return meaning;
    }

    /** The name of the field that it is, or is a part of. */
    public String holder() {
        return name().replaceFirst("\\..*", "");
    }

    /** Its name in answers, requests and events. */
    public String name() {
        return meaning.name();
    }

    /** Where the index keeps it: under another name where documents say something of their own under its own. */
    public String indexName() {
        return TAKEN.contains(name()) ? "record" + Sentences.capital(name()) : name();
    }

    /** Name of the query parameter it is filtered by. */
    public String parameter() {
        return parameter == null ? name() : parameter;
    }

    /** For {@link FieldType#MONEY}: the index field, and query parameter, of the currency. */
    public String currencyName() {
        return name().equals("amount") ? "currency" : name() + "Currency";
    }

    /** The values there are, when they are fixed. */
    public List<Option> options() {
        return options == null ? meaning.choices().stream().map(Option::of).toList() : options;
    }

    /** What people read beside it: {@code jobTitle} is "Job title", {@code ownerId} is "Owner". */
    public String label() {
        return label == null ? Sentences.ofField(name()) : label;
    }
}

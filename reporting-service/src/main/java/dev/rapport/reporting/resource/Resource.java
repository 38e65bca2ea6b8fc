package dev.rapport.reporting.resource;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.field.EventFields;
import dev.rapport.events.field.FieldType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of records is when it is read: its fields and what each can do, who its customer is, how its events
 * change it and what they say. A subclass declares it in its constructor; records, lists, search, timeline, stream,
 * 360° view and the API document ask it.
 *
 * @param <E> the sealed interface of its events
 */
public abstract class Resource<E extends DomainEvent> extends AccessDeclarations {

    private final String kind;
    private final String collection;
    private final Class<E> events;
    private final int version;
    private People people;
    private String schemaName;
    private List<String> title = List.of();
    private String order = "-createdAt";
    private boolean one;
    private @Nullable String customer;

    /**
     * @param kind as in topic names, e.g. {@code lead}
     * @param collection as in addresses, e.g. {@code leads}
     * @param version from 1; to be raised when its events are folded into something else than before, or its fields can
     * do something else, so that read models are made anew
     */
    protected Resource(String kind, String collection, Class<E> events, int version) {
        super(kind);
        this.kind = kind;
        this.collection = collection;
        this.events = events;
        this.version = version;
        this.schemaName = Sentences.capital(kind);
        this.people = new People(this,
                EventCatalogue.ofAggregate(kind).stream().flatMap(type -> EventFields.personal(type).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                List.of());
    }

    /** How an event changes its record, and what it says. */
    protected abstract Told on(E event);

    /** What the API document calls a record, where its kind would say too little. */
    protected final void describedAs(String name) {
        schemaName = name;
    }

    /** What people call a record: the first of these fields that it has. */
    protected final void titled(String... alternatives) {
        title = List.of(alternatives);
    }

    /** The order of lists when none is asked for: {@code -createdAt} is by the newest. */
    protected final void listed(String usualOrder) {
        order = usualOrder;
    }

    /** Records are customers: what happens around them is shown with them. */
    protected final void isCustomer() {
        customer = ITSELF;
    }

    /** Records belong to the customer that a field of their first event names, for good. */
    protected final void customerIs(String reference) {
        customer = reference;
    }

    /** Each record is a person. What is personal in it is gone when this or one of these other people is forgotten. */
    protected final void isPerson(String... others) {
        about(Stream.concat(Stream.of(ITSELF), Stream.of(others)).toArray(String[]::new));
    }

    /**
     * Records tell of the people whom these fields name, if they are people. When one of them is forgotten, what is
     * personal is gone from whatever is stored of a record, and other texts name that person no more.
     */
    protected final void about(String... references) {
        people = new People(this, people.personal(), List.of(references));
    }

    /** There is one record only, which is found without an id. */
    protected final void isOne() {
        one = true;
    }

    /** A change of a record in which fields of details get their values. */
    protected static Told set(Record details) {
        return new Told().and(details);
    }

    /** A change of a record in which a field gets a value. */
    protected static Told set(String field, @Nullable Object value) {
        return new Told().and(field, value);
    }

    /** An event that changes nothing by itself. */
    protected static Told told() {
        return new Told();
    }

    /** As in topic names, e.g. {@code lead}. */
    public final String kind() {
        return kind;
    }

    /** As in addresses, e.g. {@code leads}. */
    public final String collection() {
        return collection;
    }

    /** The component of the API document that describes a record, e.g. {@code Lead}. */
    public final String schemaName() {
        return schemaName;
    }

    public final int version() {
        return version;
    }

    public final String usualOrder() {
        return order;
    }

    /** Whether what happens to records belongs on somebody's timeline. */
    public final boolean hasCustomer() {
        return customer != null;
    }

    /** Whether records are customers themselves. */
    public final boolean isItselfCustomer() {
        return ITSELF.equals(customer);
    }

    /** The field that names the customer; null when that is the record itself or there is none. */
    public final @Nullable String customerField() {
        return isItselfCustomer() ? null : customer;
    }

    /** Whom records are about, and what is left when these people are forgotten. */
    public final People people() {
        return people;
    }

    /** The customer an event belongs to, as far as it says so itself. */
    public final @Nullable UUID customerOf(UUID id, Told told) {
        if (customer == null || isItselfCustomer()) {
            return customer == null ? null : id;
        }
        return told.value(customer) instanceof String named ? UUID.fromString(named) : null;
    }

    /** The ids of other records in a record, by field. */
    public final Map<String, String> links(RecordDocument record) {
        var links = new LinkedHashMap<String, String>();
        for (var field : fields()) {
            if (field.meaning().type() == FieldType.REFERENCE
                    && record.fields().asMap().get(field.name()) instanceof String id) {
                links.put(field.name(), id);
            }
        }
        return links;
    }

    /** The same kind of records for those who do not see some of the fields. */
    @Override
    public final Resource<?> hiding(Set<String> names) {
        return names.isEmpty() ? this : (Resource<?>) super.hiding(names);
    }

    /** What people call a record. */
    public String title(Fields record) {
        return title.stream().map(record::text).filter(Objects::nonNull).findFirst().orElse("");
    }

    /** Whether there is one record only. */
    public final boolean isTheOnlyOne() {
        return one;
    }

    /** The people whom an event forgets: the record itself, and other records of the same person. */
    public final List<UUID> forgotten(UUID id, Told told, RecordDocument record) {
        return told.isForgetting()
                ? Stream.concat(Stream.of(id), told.forgottenWith().stream().map(record.fields()::id))
                        .filter(Objects::nonNull).toList()
                : List.of();
    }

    /** What an event tells. */
    public final Told told(DomainEvent event) {
        return on(events.cast(event));
    }

    /**
     * The record after an event; from events alone, so that any copy and any time comes out the same.
     *
     * @param before null if this is the first event
     */
    public final RecordDocument fold(@Nullable RecordDocument before, EventEnvelope event) {
        return fold(before, event, told(event.data()));
    }

    /** As {@link #fold(RecordDocument, EventEnvelope)}, when what the event tells is at hand. */
    public final RecordDocument fold(@Nullable RecordDocument before, EventEnvelope event, Told told) {
        Instant createdAt = before == null ? event.data().occurredAt() : before.createdAt();
        return new RecordDocument(kind, event.aggregateId(), event.sequence(), createdAt, event.recordedAt(),
                told.applyTo(before == null ? Fields.none() : before.fields(), people.personal()));
    }
}

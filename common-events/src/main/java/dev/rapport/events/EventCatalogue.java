package dev.rapport.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Every kind of event there is, found by record, by name, by aggregate. */
public final class EventCatalogue {

    private static final List<Class<? extends DomainEvent>> FAMILIES = families();

    private static final List<EventType> ALL = allTypes();
    private static final Set<String> TOPICS = allTopics();
    private static final Map<Class<?>, EventType> BY_CLASS = new HashMap<>();
    private static final Map<String, EventType> BY_NAME = new HashMap<>();
    private static final Map<String, Family> BY_AGGREGATE = new HashMap<>();

    static {
        for (var type : ALL) {
            BY_CLASS.put(type.recordClass(), type);
            BY_NAME.put(type.name(), type);
        }
        for (var events : FAMILIES) {
            var family = family(events);
            BY_AGGREGATE.put(family.aggregate(), family);
        }
    }

    private EventCatalogue() {}

    /** All kinds of events, grouped by aggregate, in the order their interface lists them. */
    public static List<EventType> all() {
        return ALL;
    }

    /** The aggregate types, e.g. {@code lead}. */
    public static List<String> aggregates() {
        return FAMILIES.stream().map(EventCatalogue::aggregateOf).toList();
    }

    /** All topics, e.g. {@code rapport.lead}. */
    public static Set<String> topics() {
        return TOPICS;
    }

    /**
     * The kind of event a record class stands for.
     *
     * @throws IllegalArgumentException if it is not an event of this catalogue
     */
    public static EventType of(Class<? extends DomainEvent> recordClass) {
        var type = BY_CLASS.get(recordClass);
        if (type == null) {
            throw new IllegalArgumentException(recordClass.getName() + " is not in the catalogue of events");
        }
        return type;
    }

    /**
     * The kind of an event.
     *
     * @throws IllegalArgumentException if it is not of this catalogue
     */
    public static EventType of(DomainEvent event) {
        return of(event.getClass());
    }

    /**
     * The kind of event with this CloudEvents {@code type}, e.g. {@code rapport.lead.LeadCreated}.
     *
     * @throws UnknownEventTypeException if this version of the library does not know it
     */
    public static EventType named(String name) {
        var type = BY_NAME.get(name);
        if (type == null) {
            throw UnknownEventTypeException.named(name);
        }
        return type;
    }

    /** As {@link #named}, for callers that expect to meet names they do not know. */
    public static Optional<EventType> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * What can happen to this type of aggregate, e.g. {@code lead}.
     *
     * @throws IllegalArgumentException if there is no such aggregate type
     */
    public static List<EventType> ofAggregate(String aggregate) {
        family(aggregate);
        return ALL.stream().filter(type -> type.aggregate().equals(aggregate)).toList();
    }

    /**
     * The topic of an aggregate type.
     *
     * @throws IllegalArgumentException if there is no such aggregate type
     */
    public static String topicOf(String aggregate) {
        return "rapport." + family(aggregate).aggregate();
    }

    /**
     * The compacted topic of records of an aggregate type as they are now.
     *
     * @throws IllegalArgumentException if there is no such aggregate type
     */
    public static String stateTopicOf(String aggregate) {
        return "rapport.state." + family(aggregate).aggregate();
    }

    /**
     * The one service that writes events of this aggregate type, e.g. {@code contact-service} for {@code lead}.
     *
     * @throws IllegalArgumentException if there is no such aggregate type
     */
    public static String ownerOf(String aggregate) {
        return family(aggregate).owner();
    }

    /**
     * The aggregate type that a family of events is about, e.g. {@code lead} for {@code LeadEvent}.
     *
     * @throws NullPointerException if the interface is none of the families
     */
    public static String aggregateOf(Class<? extends DomainEvent> events) {
        return family(events).aggregate();
    }

    private static Family family(String aggregate) {
        var family = BY_AGGREGATE.get(aggregate);
        if (family == null) {
            throw new IllegalArgumentException("No events are about a " + aggregate);
        }
        return family;
    }

    private static Family family(Class<? extends DomainEvent> events) {
        return Objects.requireNonNull(events.getAnnotation(Family.class), events.getName());
    }

    private static List<Class<? extends DomainEvent>> families() {
        var families = new ArrayList<Class<? extends DomainEvent>>();
        for (var permitted : DomainEvent.class.getPermittedSubclasses()) {
            families.add(permitted.asSubclass(DomainEvent.class));
        }
        return List.copyOf(families);
    }

    private static List<EventType> allTypes() {
        var types = new ArrayList<EventType>();
        for (var events : FAMILIES) {
            for (var permitted : events.getPermittedSubclasses()) {
                types.add(EventType.of(family(events).aggregate(), permitted.asSubclass(DomainEvent.class)));
            }
        }
        return List.copyOf(types);
    }

    private static Set<String> allTopics() {
        var topics = new LinkedHashSet<String>();
        ALL.forEach(type -> topics.add(type.topic()));
        return Collections.unmodifiableSet(topics);
    }
}

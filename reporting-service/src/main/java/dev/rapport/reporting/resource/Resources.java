package dev.rapport.reporting.resource;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All kinds of records that can be read, in the order of the {@linkplain EventCatalogue catalogue of events}. */
@Component
public final class Resources {

    private final Map<String, Resource<?>> byKind = new LinkedHashMap<>();

    /**
     * @throws IllegalStateException unless each aggregate type of the catalogue has exactly one resource
     */
    public Resources(List<Resource<?>> resources) {
        for (var kind : EventCatalogue.aggregates()) {
            resources.stream().filter(resource -> resource.kind().equals(kind))
                    .forEach(resource -> byKind.put(kind, resource));
        }
        if (byKind.size() != resources.size() || byKind.size() != EventCatalogue.aggregates().size()) {
            throw new IllegalStateException("There are aggregates %s and resources %s".formatted(
                    EventCatalogue.aggregates(), resources.stream().map(Resource::kind).sorted().toList()));
        }
    }

    public Collection<Resource<?>> all() {
        return byKind.values();
    }

    /** As in topic names, e.g. {@code lead}. */
    public List<String> kinds() {
        return List.copyOf(byKind.keySet());
    }

    /** The kinds of records that have a customer: they are searched, and stand on timelines. */
    public List<String> kindsWithCustomer() {
        return kinds(Resource::hasCustomer);
    }

    /** The kinds of records that are searched: all that have words, unless they are private. */
    public List<String> searchedKinds() {
        return kinds(resource -> resource.sharingField() == null
                && resource.values().stream().anyMatch(field -> field.is(Field.Ability.SEARCHED)));
    }

    /** The kinds whose changes are told: to all who may read the record, or to its owner alone. */
    public List<String> kindsStreamed() {
        return kinds(resource -> resource.sharingField() == null);
    }

    /** The kinds of records of which this is so. */
    public List<String> kinds(Predicate<Resource<?>> condition) {
        return all().stream().filter(condition).map(Resource::kind).toList();
    }

    /** The kinds of records that others follow. */
    public Set<String> kindsFollowed() {
        return all().stream().flatMap(resource -> resource.kindsFollowed().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The topics of these kinds of records. */
    public static Set<String> topics(Collection<String> kinds) {
        return kinds.stream().map(EventCatalogue::topicOf).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The resource of a kind of records.
     *
     * @param kind as in topic names, e.g. {@code lead}
     * @throws IllegalArgumentException if there is no such kind
     */
    public Resource<?> of(String kind) {
        var resource = byKind.get(kind);
        if (resource == null) {
            throw new IllegalArgumentException("There is no kind of records " + kind);
        }
        return resource;
    }

    /** The kind of record an event happened to. */
    public Resource<?> of(EventEnvelope event) {
        return of(event.type().aggregate());
    }

    /** The record after an event. */
    public RecordDocument fold(@Nullable RecordDocument before, EventEnvelope event) {
        return of(event).fold(before, event);
    }

    /** The fields of all kinds of records of which this is so, each name once. */
    public Collection<Field> fields(Predicate<Field> condition) {
        var fields = new LinkedHashMap<String, Field>();
        all().forEach(resource -> resource.values().stream().filter(condition)
                .forEach(field -> fields.putIfAbsent(field.name(), field)));
        return fields.values();
    }

    /** Rises when any of them does: what was made of events before is then made anew. */
    public int version() {
        return all().stream().mapToInt(Resource::version).sum();
    }

    /** Whom a record is about. */
    public List<UUID> people(RecordDocument document) {
        return of(document.type()).people().of(document);
    }
}

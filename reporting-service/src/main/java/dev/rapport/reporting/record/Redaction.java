package dev.rapport.reporting.record;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventType;
import dev.rapport.events.Personal;

/** Takes out what the events mark as personal. */
final class Redaction {

    private static final Map<EventType, Set<String>> OF_EVENTS = new ConcurrentHashMap<>();
    private static final Map<String, Set<String>> OF_RECORDS = new ConcurrentHashMap<>();

    private Redaction() {}

    /** The personal components of an event. */
    static Set<String> personal(EventType type) {
        return OF_EVENTS.computeIfAbsent(type, known -> Arrays.stream(known.recordClass().getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Personal.class))
                .map(component -> component.getName())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Fields of a record have the names of the components they come from. */
    private static Set<String> personal(String type) {
        return OF_RECORDS.computeIfAbsent(type, known -> EventCatalogue.ofAggregate(known).stream()
                .flatMap(event -> personal(event).stream()).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** A record without what is personal in it. */
    static Fields redact(String type, Fields fields) {
        var redacted = fields;
        for (var name : personal(type)) {
            if (fields.asMap().containsKey(name)) {
                redacted = redacted.with(name, null);
            }
        }
        return redacted;
    }

    /** The data of an event without what is personal in it. */
    static Map<String, @Nullable Object> redact(EventType type, Map<String, ? extends @Nullable Object> data) {
        var redacted = new LinkedHashMap<String, @Nullable Object>(data);
        personal(type).forEach(name -> redacted.replace(name, null));
        return redacted;
    }
}

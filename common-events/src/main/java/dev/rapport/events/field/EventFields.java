package dev.rapport.events.field;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of events by their names in JSON, those of their details among them: details lie flat in their event. */
public final class EventFields {

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> recordClass) {
            return parts(recordClass, List.of());
        }
    };

    /** A component and the way to it from the event. */
    private record Part(RecordComponent component, List<RecordComponent> way, EventField field) {}

    private EventFields() {}

    /** The components of an event, or of details, as they follow each other in JSON. */
    public static List<RecordComponent> components(Class<?> recordClass) {
        return PARTS.get(recordClass).stream().map(Part::component).toList();
    }

    /** The fields of an event, or of details, as they follow each other in JSON. */
    public static List<EventField> of(Class<?> recordClass) {
        return PARTS.get(recordClass).stream().map(Part::field).toList();
    }

    /** What JSON calls a component, which Java cannot always. */
    public static String name(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    /** What a component of an event, of details, or of a record that is held in them means. */
    public static EventField field(RecordComponent component) {
        return EventField.of(component);
    }

    /** The fields that occur in any event of an aggregate type; what the first event says of a field counts. */
    public static Map<String, EventField> ofAggregate(String aggregate) {
        var fields = new LinkedHashMap<String, EventField>();
        for (var type : EventCatalogue.ofAggregate(aggregate)) {
            of(type.recordClass()).forEach(field -> fields.putIfAbsent(field.name(), field));
        }
        return fields;
    }

    /**
     * What a field holds whose values are records: the fields of these, by the path to them, such as
     * {@code emails.address}. Nothing for any other field.
     */
    public static List<EventField> parts(EventField field) {
        var structure = field.structure();
        return structure == null ? List.of() : of(structure).stream().map(part -> part.within(field)).toList();
    }

    /** The names of the fields of an event that say something about a person. */
    public static Set<String> personal(EventType type) {
        return of(type.recordClass()).stream().filter(EventField::personal).map(EventField::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Hands over the value of each field of an event, or of details. */
    public static void forEach(Record values, BiConsumer<String, @Nullable Object> receiver) {
        for (var part : PARTS.get(values.getClass())) {
            Object holder = values;
            for (var step : part.way()) {
                holder = read(step, holder);
            }
            receiver.accept(part.field().name(), read(part.component(), holder));
        }
    }

    private static @Nullable Object read(RecordComponent component, @Nullable Object holder) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static List<Part> parts(Class<?> recordClass, List<RecordComponent> way) {
        var parts = new ArrayList<Part>();
        for (var component : recordClass.getRecordComponents()) {
            if (isUnwrapped(component)) {
                var further = new ArrayList<>(way);
                further.add(component);
                parts.addAll(parts(component.getType(), further));
            } else {
                parts.add(new Part(component, way, EventField.of(component)));
            }
        }
        return parts;
    }

    /** What a component says, as declared on it, or on the interface that demands it; null when nothing is declared. */
    public static @Nullable Description description(RecordComponent component) {
        var declared = component.getAnnotation(Description.class);
        return declared == null
                ? Stream.of(component.getDeclaringRecord().getInterfaces())
                        .flatMap(contract -> Stream.of(contract.getMethods()))
                        .filter(method -> method.getName().equals(component.getName()))
                        .map(method -> method.getAnnotation(Description.class)).filter(Objects::nonNull).findFirst()
                        .orElse(null)
                : declared;
    }

    /** Whether a component's own components lie flat in the JSON of its record. */
    public static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }
}

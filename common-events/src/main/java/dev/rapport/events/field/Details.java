package dev.rapport.events.field;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes details of which only some fields are known, by the names of these: whoever does so need not know the others.
 */
public final class Details {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private Details() {}

    /**
     * Details with these values; what is not named is absent.
     *
     * @param namesAndValues in turn
     * @throws IllegalArgumentException if there is no such field, or a value is not of its type
     */
    public static <D extends Record> D of(Class<D> type, @Nullable Object... namesAndValues) {
        var values = new HashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return of(type, values);
    }

    /**
     * Details with these values; what is not named is absent.
     *
     * @throws IllegalArgumentException if there is no such field, or a value is not of its type
     */
    public static <D extends Record> D of(Class<D> type, Map<String, ? extends @Nullable Object> values) {
        var shape = SHAPES.get(type);
        if (!shape.names().containsAll(values.keySet())) {
            var unknown = new HashSet<>(values.keySet());
            unknown.removeAll(shape.names());
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + unknown);
        }
        var arguments = shape.absent().clone();
        int i = 0;
        for (var name : shape.names()) {
            if (values.containsKey(name)) {
                arguments[i] = values.get(name);
            }
            i++;
        }
        try {
            return type.cast(shape.constructor().newInstance(arguments));
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " cannot be made of what is given", e);
        }
    }

    /**
     * The same details with one other value.
     *
     * @throws IllegalArgumentException if there is no such field, or the value is not of its type
     */
    @SuppressWarnings("unchecked")
    public static <D extends Record> D with(D details, String name, @Nullable Object value) {
        var values = values(details);
        values.put(name, value);
        return (D) of(details.getClass(), values);
    }

    /** The values that details of another class have of fields with the same names. */
    public static Map<String, @Nullable Object> shared(Class<? extends Record> type, Record other) {
        var values = values(other);
        values.keySet().retainAll(SHAPES.get(type).names());
        return values;
    }

    /**
     * A list of its own for details that may lack it; one in which nothing stands is none. A missing item is refused by
     * whoever checks the items, which needs a list that can hold it.
     */
    public static <T> @Nullable List<T> items(@Nullable List<T> items) {
        return items == null || items.isEmpty() ? null : Lists.copy(items);
    }

    /** As {@link #items}, of values by keys. */
    public static <T> @Nullable Map<String, T> entries(@Nullable Map<String, T> entries) {
        return entries == null || entries.isEmpty() ? null : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The values of all fields, by their names; a map of its own. */
    public static Map<String, @Nullable Object> values(Record details) {
        var values = new HashMap<String, @Nullable Object>();
        EventFields.forEach(details, values::put);
        return values;
    }

    /** What a class of details looks like, which reflection takes long to say: every change of a record asks for it. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Shape(Set<String> names, @Nullable Object[] absent, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            var components = type.getRecordComponents();
            var names = new LinkedHashSet<String>();
            var absent = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                names.add(EventFields.name(components[i]));
                absent[i] = components[i].getType() == boolean.class ? Boolean.FALSE : null;
            }
            try {
                return new Shape(names, absent, type.getConstructor(
                        Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new)));
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(type.getSimpleName() + " is not public", e);
            }
        }
    }
}

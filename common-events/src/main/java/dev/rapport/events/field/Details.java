package dev.rapport.events.field;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes details of which only some fields are known, by the names of these: whoever does so need not know the others.
 */
public final class Details {

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
        var components = type.getRecordComponents();
        var arguments = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var absent = components[i].getType() == boolean.class ? Boolean.FALSE : null;
            arguments[i] = values.containsKey(components[i].getName())
                    ? values.remove(components[i].getName())
                    : absent;
        }
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + values.keySet());
        }
        return make(type, components, arguments);
    }

    private static <D extends Record> D make(Class<D> type, RecordComponent[] components,
            @Nullable Object[] arguments) {
        try {
            return type.getConstructor(Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(arguments);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " cannot be made of what is given", e);
        }
    }
}

package dev.rapport.events.field;

import java.util.List;

/**
 * Two fields of one record, of which one holds several values and the other the first of them.
 *
 * @param one
 *            the field that holds one value, such as {@code team}
 * @param several
 *            the field that holds a list, such as {@code teams}
 */
public record FirstItem(String one, String several) {

    private static final ClassValue<List<FirstItem>> KNOWN = new ClassValue<>() {
        @Override
        protected List<FirstItem> computeValue(Class<?> recordClass) {
            return EventFields.components(recordClass).stream()
                    .filter(component -> component.isAnnotationPresent(FirstOf.class))
                    .map(component -> new FirstItem(component.getName(),
                            component.getAnnotation(FirstOf.class).value()))
                    .toList();
        }
    };

    /** Those of an event, or of details. */
    public static List<FirstItem> of(Class<?> recordClass) {
        return KNOWN.get(recordClass);
    }
}

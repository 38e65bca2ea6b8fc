package dev.rapport.events.field;

import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two fields of one record, of which one holds several values and the other the primary one of them.
 *
 * @param one
 *            the field that holds one value, such as {@code email}
 * @param several
 *            the field that holds a list of records, such as {@code emails}
 * @param item
 *            what these are
 * @param part
 *            what of a record is the value, such as {@code address}
 */
public record Primary(String one, String several, Class<? extends Record> item, String part) {

    /** What of a record says that it is the primary one. */
    public static final String MARK = "primary";

    private static final ClassValue<List<Primary>> KNOWN = new ClassValue<>() {
        @Override
        protected List<Primary> computeValue(Class<?> recordClass) {
            return find(recordClass);
        }
    };

    /** Those of an event, or of details. */
    public static List<Primary> of(Class<?> recordClass) {
        return KNOWN.get(recordClass);
    }

    /** Where the values of a list are, as conditions name it: {@code emails.address}. */
    public String path() {
        return several + "." + part;
    }

    private static List<Primary> find(Class<?> recordClass) {
        var fields = EventFields.of(recordClass);
        return EventFields.components(recordClass).stream().flatMap(component -> {
            var declared = component.getAnnotation(PrimaryIn.class);
            if (declared == null) {
                return Stream.empty();
            }
            var one = fields.stream().filter(field -> field.name().equals(declared.value())).findFirst().orElseThrow();
            var item = ((Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0])
                    .asSubclass(Record.class);
            var part = EventFields.of(item).stream().filter(field -> field.type() == one.type()).findFirst()
                    .orElseThrow();
            return Stream.of(new Primary(one.name(), component.getName(), item, part.name()));
        }).toList();
    }
}

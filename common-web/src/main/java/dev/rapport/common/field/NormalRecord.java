package dev.rapport.common.field;

import dev.rapport.events.Money;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How records of one class are brought into normal form. Every write comes this way, so that a class is looked at once.
 *
 * @param constructor
 *            takes the values of all components in an array
 * @param components
 *            in the order of the record
 */
record NormalRecord(MethodHandle constructor, List<Component> components) {

    private static final ClassValue<NormalRecord> KNOWN = new ClassValue<>() {
        @Override
        protected NormalRecord computeValue(Class<?> type) {
            return inspect(type);
        }
    };

    /**
     * @param normal
     *            brings a value that is there into normal form
     */
    private record Component(MethodHandle accessor, UnaryOperator<Object> normal) {

        @Nullable
        Object value(Record record) throws Throwable {
            return accessor.invokeExact(record);
        }
    }

    static NormalRecord of(Record record) {
        return KNOWN.get(record.getClass());
    }

    private static NormalRecord inspect(Class<?> type) {
        var components = type.getRecordComponents();
        var fields = EventFields.of(type);
        if (components.length != fields.size()) {
            throw new IllegalArgumentException("The fields of " + type.getName() + " lie in records of their own");
        }
        var lookup = MethodHandles.publicLookup();
        var parameters = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = lookup.findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Record.class, Object[].class));
            var described = new Component[components.length];
            for (int i = 0; i < components.length; i++) {
                var accessor = lookup.unreflect(components[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Record.class));
                described[i] = new Component(accessor, normal(fields.get(i)));
            }
            return new NormalRecord(constructor, List.of(described));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " is not a public record", e);
        }
    }

    private static UnaryOperator<Object> normal(EventField field) {
        if (field.list()) {
            return switch (field.type()) {
                case REFERENCE, ID, CHOICE -> value -> ((List<?>) value).stream().distinct().toList();
                case TEXT -> value -> ((List<?>) value).stream().map(String.class::cast).map(Normal::required)
                        .distinct().toList();
                case LANGUAGE -> value -> ((List<?>) value).stream().map(String.class::cast).map(Normal::language)
                        .distinct().toList();
                case OBJECT -> value -> ((List<?>) value).stream().map(NormalRecord::normalPart).toList();
                default -> UnaryOperator.identity();
            };
        }
        return switch (field.type()) {
            case TEXT, PROSE, URL -> value -> Normal.required((String) value);
            case EMAIL -> value -> Normal.email((String) value);
            case PHONE -> value -> Normal.phone((String) value);
            case LANGUAGE -> value -> Normal.language((String) value);
            case MONEY -> value -> Normal.money((Money) value);
            case OBJECT -> NormalRecord::normalPart;
            case TIMEZONE, CHOICE, REFERENCE, ID, INTEGER, DECIMAL, BOOLEAN, DAY, INSTANT ->
                UnaryOperator.identity();
        };
    }

    /** What a field holds that is a record again. */
    private static Object normalPart(Object value) {
        return value instanceof Record part ? of(part).normal(part, null) : value;
    }

    @SuppressWarnings("unchecked")
    <D extends Record> D normal(D record, @Nullable D before) {
        try {
            @Nullable
            Object[] values = new Object[components.size()];
            boolean changed = false;
            for (int i = 0; i < values.length; i++) {
                var component = components.get(i);
                var value = component.value(record);
                values[i] = value == null || (before != null && Objects.equals(value, component.value(before)))
                        ? value
                        : component.normal().apply(value);
                changed |= !Objects.equals(values[i], value);
            }
            return changed ? (D) (Record) constructor.invokeExact(values) : record;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}

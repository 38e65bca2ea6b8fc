package dev.rapport.common.command;

import dev.rapport.events.field.Details;
import dev.rapport.events.field.EventFields;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the values of custom fields in details. */
final class CustomValues {

    private CustomValues() {}

    /** Null when there are none. */
    @SuppressWarnings("unchecked")
    static @Nullable Map<String, @Nullable Object> of(Record details) {
        var found = new ArrayList<Map<String, @Nullable Object>>(1);
        EventFields.forEach(details, (name, value) -> {
            if (name.equals(CustomFields.COMPONENT) && value != null) {
                found.add((Map<String, @Nullable Object>) value);
            }
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Details in which they have been checked. */
    static <D extends Record> D checked(D details, UnaryOperator<@Nullable Map<String, @Nullable Object>> check) {
        var given = of(details);
        var checked = check.apply(given);
        return Objects.equals(checked, given) ? details : Details.with(details, CustomFields.COMPONENT, checked);
    }
}

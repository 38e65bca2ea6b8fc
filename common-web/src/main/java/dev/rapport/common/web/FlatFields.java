package dev.rapport.common.web;

import dev.rapport.events.field.EventFields;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Names fields as a body does, in which the components of details lie flat. */
final class FlatFields {

    private FlatFields() {}

    /**
     * The path of a field in JSON.
     *
     * @param body
     *            what was checked
     * @param path
     *            as the validator names it: {@code details.name}
     */
    static String path(@Nullable Object body, String path) {
        var flat = new ArrayList<String>();
        @Nullable
        Class<?> holder = body == null ? null : body.getClass();
        for (String step : path.split("\\.", -1)) {
            @Nullable
            RecordComponent component = holder == null ? null : component(holder, step);
            if (component == null || !EventFields.isUnwrapped(component)) {
                flat.add(step);
            }
            holder = component == null ? null : component.getType();
        }
        return String.join(".", flat);
    }

    private static @Nullable RecordComponent component(Class<?> holder, String name) {
        return holder.isRecord()
                ? Arrays.stream(holder.getRecordComponents()).filter(component -> component.getName().equals(name))
                        .findFirst().orElse(null)
                : null;
    }
}

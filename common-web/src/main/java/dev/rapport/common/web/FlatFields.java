package dev.rapport.common.web;

import dev.rapport.events.field.EventFields;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names fields as a body does, in which the components of details lie flat. */
final class FlatFields {

    /** An entry of a map, as validators name it: with its key, and perhaps with what of the entry is meant. */
    private static final Pattern ENTRY = Pattern.compile("(?:<K>)?\\[([^]]*)](\\.<map (?:key|value)>)?");
    private static final Pattern INDEX = Pattern.compile("[0-9]+");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private FlatFields() {}

    /** The key is the caller's own and may be anything: only one that looks like a key is repeated. */
    private static String entry(MatchResult entry) {
        String key = entry.group(1);
        if (INDEX.matcher(key).matches() && entry.group(2) == null) {
            return Matcher.quoteReplacement(entry.group());
        }
        return KEY.matcher(key).matches() ? "." + key : ".?";
    }

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
        return ENTRY.matcher(String.join(".", flat)).replaceAll(FlatFields::entry);
    }

    private static @Nullable RecordComponent component(Class<?> holder, String name) {
        return holder.isRecord()
                ? Arrays.stream(holder.getRecordComponents()).filter(component -> component.getName().equals(name))
                        .findFirst().orElse(null)
                : null;
    }
}

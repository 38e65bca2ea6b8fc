package dev.rapport.events.view;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Lists;
import dev.rapport.events.field.Whole;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about a view and can be changed. Fields are named as in answers. */
public record ViewDetails(
        @NotNull @Line(max = 60) @Description(value = "The kind of records it lists, e.g. lead", example = "lead") String entity,
        @NotNull @Line @Description(value = "What people call the view", example = "My open leads") String name,
        @Size(max = 50) @Valid @Description("What the records must have, all of it") List<@NotNull ViewFilter> filters,
        @Nullable @Whole @Description("The condition that the records fulfil beside the filters, as with the parameter where of the list") Map<String, @Nullable Object> where,
        @Size(max = 100) @Description(value = "The fields that are shown, from left to right", example = "name") List<@NotNull @Size(min = 1, max = 100) String> columns,
        @Nullable @Line @Description(value = "The order of the records, e.g. -updatedAt,name", example = "-updatedAt,name") String sort,
        @Description("Whether others than the owner see the view") boolean shared) {

    /** Without filters it lists everything, without columns the usual ones. */
    public ViewDetails {
        // A missing item is refused by whoever checks the items, which needs a list that can hold it.
        filters = Lists.orEmpty(filters);
        where = where == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(where));
        columns = Lists.orEmpty(columns);
    }
}

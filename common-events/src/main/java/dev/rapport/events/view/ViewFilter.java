package dev.rapport.events.view;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One query parameter of the list, with its values, any of which a record may have. */
public record ViewFilter(
        @NotNull @Line(max = 100) @Description(value = "The query parameter of the list, e.g. status", example = "status") String parameter,
        @NotNull @Size(min = 1, max = 100) @Description(value = "What the parameter is set to", example = "new") List<@NotNull @Size(min = 1, max = 200) String> values) {

    /** Keeps a list of its own. */
    public ViewFilter {
        // Whoever checks a body refuses a list that is missing or lacks an item; it must come that far.
        values = values == null ? values : Collections.unmodifiableList(new ArrayList<>(values));
    }
}

package dev.rapport.events.pipeline;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a pipeline is and can be changed. Stages are in the order a deal goes through them. */
public record PipelineDetails(
        @NotNull @Line @Description(value = "What people call the pipeline", example = "Partners") String name,
        @NotNull @Size(min = 1, max = 50) @Description("The stages in the order a deal goes through them") List<@NotNull Stage> stages) {

    /** Keeps a list of its own. */
    public PipelineDetails {
        // Whoever checks a body refuses a list that is missing or lacks an item; it must come that far.
        stages = stages == null ? stages : Collections.unmodifiableList(new ArrayList<>(stages));
    }
}

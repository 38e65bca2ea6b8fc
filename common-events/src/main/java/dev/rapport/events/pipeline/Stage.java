package dev.rapport.events.pipeline;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.rapport.events.field.Description;
import java.math.BigDecimal;

/** One stage of a pipeline. The probability is a string in JSON, so that no reader rounds it. */
public record Stage(
        @Description(value = "Names the stage within its pipeline and never changes, e.g. proposal", example = "proposal") String key,
        @Description(value = "What people call the stage", example = "Proposal") String name,
        @Description(value = "How likely a deal on this stage is won, from 0 to 1", example = "0.50") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal probability) {}

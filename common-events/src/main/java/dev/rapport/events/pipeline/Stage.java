package dev.rapport.events.pipeline;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * One stage of a pipeline.
 *
 * @param key names the stage within its pipeline and never changes, e.g. {@code proposal}
 * @param name what people call it
 * @param probability how likely a deal in this stage is won, from 0 to 1; a string in JSON, so that no reader rounds it
 */
public record Stage(String key, String name, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal probability) {}

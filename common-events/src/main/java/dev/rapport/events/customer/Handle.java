package dev.rapport.events.customer;

import dev.rapport.events.Personal;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import jakarta.validation.constraints.NotNull;

/** What somebody is called on a social network or in a messenger. */
public record Handle(
        @NotNull @Line(max = 40) @Description(value = "The network", example = "line") String network,
        @Personal @NotNull @Line(max = 100) @Description(value = "The name there", example = "somchai.j") String handle) {}

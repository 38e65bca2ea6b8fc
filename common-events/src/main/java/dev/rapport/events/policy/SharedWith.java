package dev.rapport.events.policy;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Reference;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** With whom a record is shared: a person, or whoever is in a team at the moment. One of both. */
public record SharedWith(
        @Nullable @Reference("employee") @Description("The person") UUID employeeId,
        @Nullable @Line(max = 100) @Description(value = "The team", example = "North") String team) {}

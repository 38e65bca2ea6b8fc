package dev.rapport.events.interaction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** A call, mail, meeting or the like took place. */
public record InteractionLogged(
        @JsonUnwrapped InteractionDetails details,
        @Reference("employee") @Description("The employee who took part") UUID employeeId,
        Instant occurredAt) implements InteractionEvent {}

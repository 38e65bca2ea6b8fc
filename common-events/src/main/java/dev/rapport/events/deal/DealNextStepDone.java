package dev.rapport.events.deal;

import dev.rapport.events.Personal;
import dev.rapport.events.Planning;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.field.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was to be done next with a deal has been done. */
public record DealNextStepDone(
        @Personal(naming = false) @Description(value = "What has been done", example = "Call back about the offer") String what,
        Instant occurredAt) implements DealEvent, Planning {

    @Override
    public @Nullable NextStep planned() {
        return null;
    }
}

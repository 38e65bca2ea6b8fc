package dev.rapport.events.lead;

import dev.rapport.events.Personal;
import dev.rapport.events.Planning;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.field.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was to be done next with a lead has been done. */
public record NextStepDone(
        @Personal(naming = false) @Description(value = "What has been done", example = "Call back about the offer") String what,
        Instant occurredAt) implements LeadEvent, Planning {

    @Override
    public @Nullable NextStep planned() {
        return null;
    }
}

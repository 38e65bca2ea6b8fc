package dev.rapport.events.deal;

import dev.rapport.events.Personal;
import dev.rapport.events.Planning;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.field.Description;
import java.time.Instant;

/** It was decided what is to be done next with a deal. */
public record DealNextStepSet(
        @Personal(naming = false) @Description("What is to be done next") NextStep nextStep,
        Instant occurredAt) implements DealEvent, Planning {

    @Override
    public NextStep planned() {
        return nextStep;
    }

    @Override
    public String what() {
        return nextStep.what();
    }
}

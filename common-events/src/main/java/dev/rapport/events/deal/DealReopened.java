package dev.rapport.events.deal;

import dev.rapport.events.field.Description;
import java.time.Instant;

/** A won or lost deal is open again, in this stage. */
public record DealReopened(
        @Description("Key of the stage it stands on again") String stage,
        Instant occurredAt) implements DealEvent {}

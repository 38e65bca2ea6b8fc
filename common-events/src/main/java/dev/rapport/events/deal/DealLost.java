package dev.rapport.events.deal;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Prose;
import java.time.Instant;

/** A deal was lost while in this stage. */
public record DealLost(
        @Description("Key of the stage it stood on") String stage,
        @Description("Why it was lost") @Prose(max = 4000) String reason,
        Instant occurredAt) implements DealEvent {}

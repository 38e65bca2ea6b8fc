package dev.rapport.events.deal;

import dev.rapport.events.field.Description;
import java.time.Instant;

/** A deal was won while in this stage. */
public record DealWon(
        @Description("Key of the stage it stood on") String stage,
        Instant occurredAt) implements DealEvent {}

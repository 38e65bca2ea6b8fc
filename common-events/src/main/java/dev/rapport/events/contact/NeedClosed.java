package dev.rapport.events.contact;

import dev.rapport.events.Needing;
import dev.rapport.events.customer.NeedOutcome;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.UUID;

/** What a contact needed was met, or is needed no longer. */
public record NeedClosed(
        @Description("The need, within its customer") UUID needId,
        @Choice(NeedOutcome.class) @Description("What became of it") String outcome,
        Instant occurredAt) implements ContactEvent, Needing {}

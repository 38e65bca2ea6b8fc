package dev.rapport.events.account;

import dev.rapport.events.Needing;
import dev.rapport.events.customer.NeedOutcome;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.UUID;

/** What an account needed was met, or is needed no longer. */
public record AccountNeedClosed(
        @Description("The need, within its customer") UUID needId,
        @Choice(NeedOutcome.class) @Description("What became of it") String outcome,
        Instant occurredAt) implements AccountEvent, Needing {}

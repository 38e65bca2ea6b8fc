package dev.rapport.events.account;

import dev.rapport.events.Needing;
import dev.rapport.events.Personal;
import dev.rapport.events.customer.Need;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.UUID;

/** It was noted what an account needs. */
public record AccountNeedRecorded(
        @Description("The need, within its customer") UUID needId,
        @Personal @Description("What is needed") Need need,
        Instant occurredAt) implements AccountEvent, Needing {}

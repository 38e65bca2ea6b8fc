package dev.rapport.events.contact;

import dev.rapport.events.Needing;
import dev.rapport.events.Personal;
import dev.rapport.events.customer.Need;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.UUID;

/** It was noted what a contact needs. */
public record NeedRecorded(
        @Description("The need, within its customer") UUID needId,
        @Personal @Description("What is needed") Need need,
        Instant occurredAt) implements ContactEvent, Needing {}

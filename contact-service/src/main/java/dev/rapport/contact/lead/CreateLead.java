package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.lead.LeadDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead comes in. */
record CreateLead(
        UUID id,
        LeadDetails details,
        @Nullable UUID ownerId,
        @Nullable NextStep nextStep,
        @Nullable Instant occurredAt) implements Command {}

package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import dev.rapport.events.lead.RequestedDeal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A qualified lead becomes a contact, with an account when it belongs to an organisation, and a deal when one is asked
 * for. The ids are chosen by the sender, so that carrying it out twice makes nothing twice.
 */
record ConvertLead(
        UUID id,
        UUID contactId,
        UUID accountId,
        UUID dealId,
        @Nullable RequestedDeal deal,
        @Nullable Instant occurredAt) implements Command {}

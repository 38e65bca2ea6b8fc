package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import dev.rapport.events.lead.RequestedDeal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A qualified lead becomes a contact, with an account when it belongs to an organisation, and a deal when one is asked
 * for. The ids of what may be made are chosen by the sender, so that carrying it out twice makes nothing twice.
 *
 * @param contactId
 *            who the lead is already; null to find out
 * @param accountId
 *            what its organisation is already; null to find out
 */
record ConvertLead(
        UUID id,
        @Nullable UUID contactId,
        @Nullable UUID accountId,
        NewIds newIds,
        @Nullable RequestedDeal deal,
        @Nullable Instant occurredAt) implements Command {

    /** The ids of what is made because it is not there yet. */
    record NewIds(UUID contactId, UUID accountId, UUID dealId) {}
}

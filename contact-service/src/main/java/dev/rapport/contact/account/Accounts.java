package dev.rapport.contact.account;

import dev.rapport.common.command.Context;
import dev.rapport.contact.matching.Matches;
import dev.rapport.events.lead.LeadDetails;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** What other aggregates of this service may ask of accounts. Command handlers take it as a parameter. */
public interface Accounts {

    /**
     * Makes an account in the transaction of the command that is being handled.
     *
     * @throws Exception
     *             when it cannot be made; the whole command is rolled back then
     */
    void createFromLead(UUID accountId, LeadDetails lead, UUID ownerId, UUID leadId, Instant occurredAt)
            throws Exception;

    /**
     * The accounts that an organisation may have already, as far as whoever sends the command may know of them. Others
     * who ask for the same one wait until this transaction has ended.
     */
    Matches like(String organisation, Context context);

    /** True when there is an account for each of the ids that whoever sends the command may know of. */
    boolean exist(Collection<UUID> accountIds, Context context);
}

package dev.rapport.contact.contact;

import dev.rapport.common.command.Context;
import dev.rapport.contact.matching.Matches;
import dev.rapport.events.lead.LeadDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other aggregates of this service may ask of contacts. Command handlers take it as a parameter. */
public interface Contacts {

    /**
     * Makes a contact in the transaction of the command that is being handled.
     *
     * @throws Exception
     *             when it cannot be made; the whole command is rolled back then
     */
    void createFromLead(UUID contactId, FromLead lead) throws Exception;

    /**
     * The contacts that a lead may be already, as far as whoever sends the command may know of them: of the same e-mail
     * address, or of the same phone number or name. Others who ask for the same e-mail address wait until this
     * transaction has ended.
     */
    Matches like(LeadDetails lead, Context context);

    /**
     * Takes a contact that is there as the one of a lead, and joins it to the account if the caller may change it.
     *
     * @throws dev.rapport.common.refusal.RefusedException
     *             when there is no such contact, or it has been merged or erased
     */
    void join(UUID contactId, @Nullable UUID accountId, Context context, Instant occurredAt);

    /**
     * What a converted lead hands to its contact.
     *
     * @param details
     *            what is known about the lead
     * @param accountId
     *            the account that the contact belongs to, or null
     */
    record FromLead(
            UUID leadId,
            LeadDetails details,
            @Nullable UUID accountId,
            UUID ownerId,
            Instant occurredAt) {}
}

package dev.rapport.contact.contact;

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
     * What a converted lead hands to its contact.
     *
     * @param details
     *            what is known about the lead
     * @param accountId
     *            the account made in the same conversion, or null when the lead named no organisation
     */
    record FromLead(
            UUID leadId,
            LeadDetails details,
            @Nullable UUID accountId,
            UUID ownerId,
            Instant occurredAt) {}
}

package dev.rapport.contact.contact;

import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.field.Details;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateLifecycle;

/** Contacts in the event store of this service. */
final class StoredContacts implements Contacts {

    @Override
    public void createFromLead(UUID contactId, FromLead lead) throws Exception {
        var known = lead.details();
        var details = Details.of(ContactDetails.class, "name", known.name(), "email", known.email(), "phone",
                known.phone(), "source", known.source(), "accountIds",
                lead.accountId() == null ? List.of() : List.of(lead.accountId()));
        AggregateLifecycle.createNew(Contact.class,
                () -> new Contact(contactId, details, lead.ownerId(), lead.leadId(), lead.occurredAt()));
    }
}

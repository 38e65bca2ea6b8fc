package dev.rapport.contact.contact;

import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateLifecycle;

/** Contacts in the event store of this service. */
final class StoredContacts implements Contacts {

    @Override
    public void createFromLead(UUID contactId, FromLead lead) throws Exception {
        var details = new ContactDetails(lead.name(), lead.email(), lead.phone(), null, null, null, lead.source(),
                lead.accountId() == null ? List.of() : List.of(lead.accountId()));
        var command = new CreateContact(contactId, details, lead.ownerId(), lead.leadId(), lead.occurredAt());
        AggregateLifecycle.createNew(Contact.class, () -> new Contact(command));
    }
}

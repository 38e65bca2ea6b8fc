package dev.rapport.common.testing;

import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetails;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Customers as contact-service tells of them on Kafka. */
public final class Customers {

    private Customers() {}

    /** Somebody who has been created this moment. */
    public static UUID contact() {
        UUID id = UUID.randomUUID();
        publishContact(id);
        return id;
    }

    public static void publishContact(UUID id) {
        Topics.publish(Topics.event(id, 0, new ContactCreated(
                Details.of(ContactDetails.class, "name", "Somchai Jaidee"),
                People.REP.employeeId(), null, Instant.now())));
    }

    public static UUID account() {
        UUID id = UUID.randomUUID();
        Topics.publish(Topics.event(id, 0,
                new AccountCreated(Details.of(AccountDetails.class, "name", "Siam Carts"),
                        People.REP.employeeId(), null, Instant.now())));
        return id;
    }

    /** Somebody who asked to be forgotten. */
    public static UUID erased() {
        UUID id = contact();
        Topics.publish(Topics.event(id, 1, new ContactErased("asked for it", Instant.now())));
        return id;
    }

    /** Somebody who may become a customer. */
    public static UUID lead() {
        UUID id = UUID.randomUUID();
        Topics.publish(Topics.event(id, 0,
                new LeadCreated(Details.of(LeadDetails.class, "name", "Somchai Jaidee"),
                        People.REP.employeeId(), Instant.now())));
        return id;
    }
}

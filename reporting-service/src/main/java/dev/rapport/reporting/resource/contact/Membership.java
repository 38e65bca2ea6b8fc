package dev.rapport.reporting.resource.contact;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where somebody belonged from some time on, as the record of a contact answers it. */
record Membership(
        @Reference("account") @Description("The accounts that the contact belonged to from then on; none when it belonged to nobody") List<UUID> accountIds,
        @Description("From when on it did, in the business") Instant since) {}

package dev.rapport.reporting.support;

import dev.rapport.events.Money;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.field.Details;
import dev.rapport.events.interaction.InteractionDetails;
import dev.rapport.events.interaction.InteractionLogged;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetails;
import dev.rapport.events.pipeline.PipelineCreated;
import dev.rapport.events.pipeline.PipelineDetails;
import dev.rapport.events.pipeline.Stage;
import dev.rapport.reporting.pipeline.Pipelines;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events with everything that a test does not care about filled in. */
public final class Given {

    public static final UUID REN = UUID.fromString("01900000-0000-7000-8000-000000000003");
    public static final UUID ROSA = UUID.fromString("01900000-0000-7000-8000-000000000004");
    public static final UUID PIPELINE = Pipelines.DEFAULT;

    private Given() {}

    public static UUID id() {
        return UUID.randomUUID();
    }

    public static LeadCreated lead(String name, @Nullable String organisation, @Nullable String email,
            @Nullable String phone, Instant at) {
        return new LeadCreated(Details.of(LeadDetails.class, "name", name, "organisation", organisation, "email", email,
                "phone", phone, "source", "web"), REN, at);
    }

    public static ContactCreated contact(String name, @Nullable String email, @Nullable String phone, Instant at) {
        return new ContactCreated(person(name, email, phone), REN, null, at);
    }

    public static ContactCreated contactOf(UUID leadId, String name, Instant at) {
        return new ContactCreated(person(name, null, null), REN, leadId, at);
    }

    public static ContactDetailsChanged renamed(String name, Instant at) {
        return new ContactDetailsChanged(person(name, null, null), at);
    }

    private static ContactDetails person(String name, @Nullable String email, @Nullable String phone) {
        return Details.of(ContactDetails.class, "name", name, "email", email, "phone", phone);
    }

    public static ContactDetails memberOf(String name, List<UUID> accounts) {
        return Details.of(ContactDetails.class, "name", name, "accountIds", accounts);
    }

    public static DealDetailsChanged dealChanged(String title, @Nullable Money amount,
            @Nullable LocalDate expectedClose, Instant at) {
        return new DealDetailsChanged(
                Details.of(DealDetails.class, "title", title, "amount", amount, "expectedClose", expectedClose), at);
    }

    public static AccountCreated account(String name, Instant at) {
        return new AccountCreated(Details.of(AccountDetails.class, "name", name), REN, null, at);
    }

    public static DealCreated deal(String title, UUID customer, String stage, @Nullable Money amount,
            @Nullable LocalDate expectedClose, UUID owner, Instant at) {
        return new DealCreated(
                Details.of(DealDetails.class, "title", title, "amount", amount, "expectedClose", expectedClose),
                customer, null, PIPELINE, stage, owner,
                null, at);
    }

    /** A deal of a contact that says which account it is for. */
    public static DealCreated dealFor(UUID account, UUID customer, Money amount, Instant at) {
        return new DealCreated(Details.of(DealDetails.class, "title", "Deal", "amount", amount), customer, account,
                PIPELINE, "talk", REN, null,
                at);
    }

    public static InteractionLogged call(UUID customer, String summary, Instant at) {
        return new InteractionLogged(new InteractionDetails(customer, "phone", "outbound", summary, null, null, null),
                REN,
                at);
    }

    /** Three stages: talk (10 %), offer (50 %), payment (90 %). */
    public static PipelineCreated pipeline(Instant at) {
        return new PipelineCreated(new PipelineDetails("Sales",
                List.of(new Stage("talk", "First talk", new BigDecimal("0.1")),
                        new Stage("offer", "Offer", new BigDecimal("0.5")),
                        new Stage("payment", "Payment", new BigDecimal("0.9")))),
                true, at);
    }

    public static Money euro(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    public static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }
}

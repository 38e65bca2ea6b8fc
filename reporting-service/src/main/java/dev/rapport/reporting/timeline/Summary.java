package dev.rapport.reporting.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Money;
import dev.rapport.events.account.AccountAssigned;
import dev.rapport.events.account.AccountClassified;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetailsChanged;
import dev.rapport.events.account.AccountEvent;
import dev.rapport.events.contact.ConsentGiven;
import dev.rapport.events.contact.ConsentWithdrawn;
import dev.rapport.events.contact.ContactAssigned;
import dev.rapport.events.contact.ContactClassified;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactEvent;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.contact.ContactUnmerged;
import dev.rapport.events.contact.ContactUnmergedFrom;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.interaction.InteractionEvent;
import dev.rapport.events.interaction.InteractionLogged;
import dev.rapport.events.lead.LeadAssigned;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetailsChanged;
import dev.rapport.events.lead.LeadDisqualified;
import dev.rapport.events.lead.LeadEvent;
import dev.rapport.events.lead.LeadQualified;

/** One line for people about what happened. */
final class Summary {

    private Summary() {}

    static String of(DomainEvent event) {
        return switch (event) {
            case LeadEvent lead -> lead(lead);
            case ContactEvent contact -> contact(contact);
            case AccountEvent account -> account(account);
            case DealEvent deal -> deal(deal);
            case InteractionEvent interaction -> interaction(interaction);
            default -> blank(event.getClass().getSimpleName());
        };
    }

    /** All that can be said about an event without its content: {@code ContactDetailsChanged} is "Contact details changed". */
    static String blank(String event) {
        var words = event.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String lead(LeadEvent event) {
        return switch (event) {
            case LeadCreated e -> "Lead created: " + listed(e.name(), e.organisation(), from(e.source()));
            case LeadDetailsChanged e -> "Lead details changed: " + listed(e.name(), e.organisation());
            case LeadAssigned e -> "Lead given to another owner";
            case LeadQualified e -> "Lead qualified" + because(e.note());
            case LeadDisqualified e -> "Lead disqualified" + because(e.reason());
            case LeadConverted e -> e.deal() == null
                    ? "Lead converted"
                    : "Lead converted, with the deal " + quoted(e.deal().title());
        };
    }

    private static String contact(ContactEvent event) {
        return switch (event) {
            case ContactCreated e ->
                "Contact created: " + listed(e.name(), e.jobTitle(), e.leadId() == null ? null : "from a lead");
            case ContactDetailsChanged e -> "Contact details changed: " + listed(e.name(), e.jobTitle());
            case ContactAssigned e -> "Contact given to another owner";
            case ContactClassified e ->
                "Classified as %s, %s%s".formatted(e.lifecycle(), e.tier(), because(e.reason()));
            case ContactMerged e -> "A duplicate was merged into this contact";
            case ContactMergedInto e -> "Merged into another contact";
            case ContactUnmerged e -> "A merged duplicate was separated again";
            case ContactUnmergedFrom e -> "Separated again from the contact it was merged into";
            case ConsentGiven e -> "Consent given: " + listed(e.purpose(), e.channel());
            case ConsentWithdrawn e -> "Consent withdrawn: " + listed(e.purpose(), e.channel());
            case ContactErased e -> "Personal data erased";
        };
    }

    private static String account(AccountEvent event) {
        return switch (event) {
            case AccountCreated e -> "Account created: " + listed(e.name(), e.industry());
            case AccountDetailsChanged e -> "Account details changed: " + listed(e.name(), e.industry());
            case AccountAssigned e -> "Account given to another owner";
            case AccountClassified e ->
                "Classified as %s, %s%s".formatted(e.lifecycle(), e.tier(), because(e.reason()));
        };
    }

    private static String deal(DealEvent event) {
        return switch (event) {
            case DealCreated e ->
                "Deal opened: " + listed(quoted(e.title()), money(e.amount()), "in " + words(e.stage()));
            case DealDetailsChanged e -> "Deal details changed: " + listed(quoted(e.title()), money(e.amount()));
            case DealAssigned e -> "Deal given to another owner";
            case StageChanged e -> "Deal moved from %s to %s".formatted(words(e.from()), words(e.to()));
            case DealWon e -> "Deal won in " + words(e.stage());
            case DealLost e -> "Deal lost in " + words(e.stage()) + because(e.reason());
            case DealReopened e -> "Deal reopened in " + words(e.stage());
        };
    }

    private static String interaction(InteractionEvent event) {
        return switch (event) {
            case InteractionLogged e -> listed(blank(e.channel()), e.direction()) + because(e.summary());
        };
    }

    private static @Nullable String from(@Nullable String source) {
        return source == null ? null : "from " + source;
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + reason;
    }

    private static String quoted(String text) {
        return "“" + text + "”";
    }

    /** A stage key as words. */
    private static String words(String key) {
        return key.replace('-', ' ');
    }

    private static @Nullable String money(@Nullable Money money) {
        return money == null ? null : money.amount().toPlainString() + " " + money.currency();
    }

    private static String listed(@Nullable String... parts) {
        var present = new ArrayList<String>();
        for (var part : parts) {
            if (part != null && !part.isBlank()) {
                present.add(part);
            }
        }
        return String.join(", ", List.copyOf(present));
    }
}

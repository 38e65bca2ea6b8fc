package dev.rapport.reporting.resource.account;

import static dev.rapport.reporting.resource.Sentences.because;
import static dev.rapport.reporting.resource.Sentences.inWords;

import dev.rapport.events.account.AccountArchived;
import dev.rapport.events.account.AccountAssigned;
import dev.rapport.events.account.AccountClassified;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.account.AccountDetailsChanged;
import dev.rapport.events.account.AccountEvent;
import dev.rapport.events.account.AccountNeedClosed;
import dev.rapport.events.account.AccountNeedRecorded;
import dev.rapport.events.account.AccountRestored;
import dev.rapport.events.account.AccountShared;
import dev.rapport.events.account.AccountTagged;
import dev.rapport.events.account.AccountUnshared;
import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Tier;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import java.util.List;
import org.springframework.stereotype.Component;

/** Accounts: organisations we have a relationship with. */
@Component
final class AccountResource extends Resource<AccountEvent> {

    AccountResource() {
        super("account", "accounts", AccountEvent.class, 9);
        detail("name").searched().sorted().caseless();
        detail("industry").searched().filtered();
        detail("website").searched();
        detail("phone").searched().filtered();
        detail("territory").sorted();
        detail("territories").filteredAs("territory");
        detail("number").searched().filtered().caseless();
        detail("registrationNumber").searched();
        detail("size").filtered().sorted();
        detail("revenue").filtered().sorted();
        detail("sponsorId").filtered();
        detail(CUSTOM).searched();
        located();
        detail("domains").searched().filteredAs("domain").caseless();
        knownElsewhere();
        detail("kinds").filtered();
        field("ownerId").filtered().given();
        field("leadId").filtered();
        field("lifecycle").always().filtered().sorted();
        field("tier").always().filtered().sorted();
        needing();
        tagged();
        shareable();
        archivable();
        can("patch");
        can("classify");
        can("share");
        can("unshare");
        can("tags");
        can("archive");
        canArchived("restore");
        titled("name");
        isCustomer();
    }

    @Override
    protected Told on(AccountEvent event) {
        return switch (event) {
            case AccountCreated e ->
                details(e.details()).and("ownerId", e.ownerId()).and("tags", List.of()).and(SHARES, List.of())
                        .and("needs", List.of())
                        .and(ARCHIVED, false).and("leadId", e.leadId())
                        .and("lifecycle", Lifecycle.POTENTIAL.code()).and("tier", Tier.NORMAL.code()).saying(
                                () -> "Account created: " + inWords(e.details().name(), e.details().industry()));
            case AccountDetailsChanged e -> details(e.details()).saying(
                    () -> "Account details changed: " + inWords(e.details().name(), e.details().industry()));
            case AccountAssigned e -> set("ownerId", e.ownerId()).saying("Account given to another owner");
            case AccountClassified e -> set("lifecycle", e.lifecycle()).and("tier", e.tier()).saying(
                    () -> "Classified as %s, %s%s".formatted(e.lifecycle(), e.tier(), because(e.reason())));
            case AccountTagged e -> told().tagging(e);
            case AccountShared e -> told().sharing(e);
            case AccountUnshared e -> told().unsharing(e);
            case AccountNeedRecorded e -> told().needing(e.needId(), e.need(), e.occurredAt());
            case AccountNeedClosed e -> told().closingNeed(e.needId(), e.outcome(), e.occurredAt());
            case AccountArchived e -> told().archiving(e, e.reason());
            case AccountRestored e -> told().archiving(e, null);
        };
    }

    /** What was said before there were several territories stands for them. */
    private static Told details(AccountDetails details) {
        return set(details).and("territories", details.everyTerritory());
    }
}

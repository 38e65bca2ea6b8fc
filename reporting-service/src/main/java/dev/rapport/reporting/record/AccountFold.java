package dev.rapport.reporting.record;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.account.AccountAssigned;
import dev.rapport.events.account.AccountClassified;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetailsChanged;
import dev.rapport.events.account.AccountEvent;

/** Accounts. */
final class AccountFold {

    private AccountFold() {}

    static Fields fold(Fields account, AccountEvent event) {
        return switch (event) {
            case AccountCreated created -> details(account, created.name(), created.industry(), created.website(),
                    created.phone(), created.territory()).with("ownerId", created.ownerId())
                    .with("leadId", created.leadId()).with("lifecycle", "potential").with("tier", "normal");
            case AccountDetailsChanged changed -> details(account, changed.name(), changed.industry(),
                    changed.website(), changed.phone(), changed.territory());
            case AccountAssigned assigned -> account.with("ownerId", assigned.ownerId());
            case AccountClassified classified -> account.with("lifecycle", classified.lifecycle()).with("tier",
                    classified.tier());
        };
    }

    private static Fields details(Fields account, String name, @Nullable String industry, @Nullable String website,
            @Nullable String phone, @Nullable String territory) {
        return account.with("name", name).with("industry", industry).with("website", website).with("phone", phone)
                .with("territory", territory);
    }
}

package dev.rapport.contact.account;

import dev.rapport.common.web.validation.Normal;
import org.jspecify.annotations.Nullable;

/** What is known about an account and can be changed by patching it. */
record AccountDetails(
        String name,
        @Nullable String industry,
        @Nullable String website,
        @Nullable String phone,
        @Nullable String territory) {

    AccountDetails normalised() {
        return normalised(Normal.phone(phone));
    }

    /** As after a change of these. */
    AccountDetails normalised(AccountDetails before) {
        return normalised(Normal.phone(phone, before.phone()));
    }

    private AccountDetails normalised(@Nullable String normalPhone) {
        return new AccountDetails(Normal.required(name), Normal.text(industry), Normal.text(website),
                normalPhone, Normal.text(territory));
    }
}

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
        return new AccountDetails(Normal.required(name), Normal.text(industry), Normal.text(website),
                Normal.phone(phone), Normal.text(territory));
    }
}

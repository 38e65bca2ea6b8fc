package dev.rapport.contact.contact;

import dev.rapport.common.web.validation.Normal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about a contact and can be changed by patching it. */
record ContactDetails(
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String language,
        @Nullable String territory,
        @Nullable String source,
        List<UUID> accountIds) {

    ContactDetails {
        accountIds = List.copyOf(accountIds);
    }

    ContactDetails normalised() {
        return normalised(Normal.phone(phone));
    }

    /** As after a change of these. */
    ContactDetails normalised(ContactDetails before) {
        return normalised(Normal.phone(phone, before.phone()));
    }

    private ContactDetails normalised(@Nullable String normalPhone) {
        return new ContactDetails(Normal.required(name), Normal.email(email), normalPhone,
                Normal.text(jobTitle), language == null ? null : Locale.forLanguageTag(language).toLanguageTag(),
                Normal.text(territory), Normal.text(source), accountIds.stream().distinct().toList());
    }
}

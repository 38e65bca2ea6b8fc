package dev.rapport.contact.contact;

import dev.rapport.common.web.validation.EmailAddress;
import dev.rapport.common.web.validation.Line;
import dev.rapport.common.web.validation.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a merge patch of a contact is applied to: its details and owner, and when the change took place. */
@Schema(name = "PatchContact", example = """
        {"jobTitle": "Managing director", "phone": null}""")
record ContactPatch(
        @NotNull @Line String name,
        @Nullable @EmailAddress String email,
        @Nullable @PhoneNumber String phone,
        @Nullable @Line(max = 100) String jobTitle,
        @Nullable @LanguageTag String language,
        @Nullable @Line(max = 100) String territory,
        @Nullable @Line(max = 60) String source,
        @Nullable @Size(max = 50) List<@NotNull UUID> accountIds,
        @NotNull UUID ownerId,
        @Nullable Instant occurredAt) {

    static ContactPatch of(ContactDetails details, UUID ownerId) {
        return new ContactPatch(details.name(), details.email(), details.phone(), details.jobTitle(),
                details.language(), details.territory(), details.source(), details.accountIds(), ownerId, null);
    }

    ContactDetails details(ContactDetails before) {
        return new ContactDetails(name, email, phone, jobTitle, language, territory, source,
                accountIds == null ? List.of() : accountIds).normalised(before);
    }
}

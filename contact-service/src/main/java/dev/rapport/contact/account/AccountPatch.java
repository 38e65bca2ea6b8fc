package dev.rapport.contact.account;

import dev.rapport.common.web.validation.Line;
import dev.rapport.common.web.validation.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a merge patch of an account is applied to: its details and owner, and when the change took place. */
@Schema(name = "PatchAccount", example = """
        {"industry": "trade", "website": null}""")
record AccountPatch(
        @NotNull @Line String name,
        @Nullable @Line(max = 100) String industry,
        @Nullable @WebAddress @Schema(format = "uri", maxLength = 300) String website,
        @Nullable @PhoneNumber String phone,
        @Nullable @Line(max = 100) String territory,
        @NotNull UUID ownerId,
        @Nullable Instant occurredAt) {

    static AccountPatch of(AccountDetails details, UUID ownerId) {
        return new AccountPatch(details.name(), details.industry(), details.website(), details.phone(),
                details.territory(), ownerId, null);
    }

    AccountDetails details(AccountDetails before) {
        return new AccountDetails(name, industry, website, phone, territory).normalised(before);
    }
}

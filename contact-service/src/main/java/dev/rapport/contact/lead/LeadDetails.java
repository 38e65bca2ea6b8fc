package dev.rapport.contact.lead;

import dev.rapport.common.web.validation.EmailAddress;
import dev.rapport.common.web.validation.Line;
import dev.rapport.common.web.validation.Normal;
import dev.rapport.common.web.validation.PhoneNumber;
import dev.rapport.common.web.validation.Prose;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What is known about a lead and can be changed by patching it. */
@Schema(name = "PatchLead", example = """
        {"phone": null, "interest": "Wants an offer for two warehouses"}""")
record LeadDetails(
        @NotNull @Line String name,
        @Nullable @Line String organisation,
        @Nullable @EmailAddress String email,
        @Nullable @PhoneNumber String phone,
        @Nullable @Line(max = 60) String source,
        @Nullable @Prose(max = 4000) String interest) {

    LeadDetails normalised() {
        return normalised(Normal.phone(phone));
    }

    /** As after a change of these. */
    LeadDetails normalised(LeadDetails before) {
        return normalised(Normal.phone(phone, before.phone()));
    }

    private LeadDetails normalised(@Nullable String normalPhone) {
        return new LeadDetails(Normal.required(name), Normal.text(organisation), Normal.email(email),
                normalPhone,
                Normal.text(source), Normal.text(interest));
    }
}

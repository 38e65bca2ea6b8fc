package dev.rapport.events.contact;

import dev.rapport.events.Personal;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.LanguageTag;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.PhoneNumber;
import dev.rapport.events.field.Reference;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about a contact and can be changed. */
public record ContactDetails(
        @Personal @NotNull @Line @Description(value = "What the person is called", example = "Somchai Jaidee") String name,
        @Personal @Nullable @EmailAddress @Description("The person's e-mail address") String email,
        @Personal @Nullable @PhoneNumber @Description("The person's phone number in E.164, its extension after ;ext=") String phone,
        @Nullable @Line(max = 100) @Description(value = "What the person does in the organisation", example = "Managing director") String jobTitle,
        @Nullable @LanguageTag @Description("The language the person prefers") String language,
        @Nullable @Line(max = 100) @Description(value = "The sales territory", example = "Bangkok") String territory,
        @Nullable @Line(max = 60) @Description(value = "Where the contact came from", example = "web") String source,
        @Size(max = 50) @Reference("account") @Description("The organisations the person belongs to") List<@NotNull UUID> accountIds) {

    /** Without a list of accounts the contact belongs to none. */
    public ContactDetails {
        // A missing id is refused by whoever checks the items, which needs a list that can hold it.
        accountIds = accountIds == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(accountIds));
    }
}

package dev.rapport.events.lead;

import dev.rapport.events.Personal;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.PhoneNumber;
import dev.rapport.events.field.Prose;
import dev.rapport.events.field.WebAddress;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What is known about a lead and can be changed. */
public record LeadDetails(
        @Personal @NotNull @Line @Description(value = "What the person is called", example = "Somchai Jaidee") String name,
        @Nullable @Line @Description(value = "The organisation the person speaks for", example = "Siam Trading Co., Ltd.") String organisation,
        @Personal @Nullable @EmailAddress @Description("The person's e-mail address") String email,
        @Personal @Nullable @PhoneNumber @Description("The person's phone number in E.164, its extension after ;ext=") String phone,
        @Nullable @Line(max = 60) @Description(value = "Where the lead came from", example = "web") String source,
        @Personal @Nullable @Prose(max = 4000) @Description(value = "What the person is looking for", example = "Wants to see the warehouse module") String interest,
        @Nullable @WebAddress @Description("The organisation's web site") String website) {}

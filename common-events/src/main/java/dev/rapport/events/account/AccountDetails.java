package dev.rapport.events.account;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.PhoneNumber;
import dev.rapport.events.field.WebAddress;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What is known about an account and can be changed. */
public record AccountDetails(
        @NotNull @Line @Description("What the organisation is called") String name,
        @Nullable @Line(max = 100) @Description("The trade it is in") String industry,
        @Nullable @WebAddress String website,
        @Nullable @PhoneNumber String phone,
        @Nullable @Line(max = 100) @Description("The sales territory") String territory) {}

package dev.rapport.events.account;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.PhoneNumber;
import dev.rapport.events.field.WebAddress;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What is known about an account and can be changed. */
public record AccountDetails(
        @NotNull @Line @Description(value = "What the organisation is called", example = "Siam Trading Co., Ltd.") String name,
        @Nullable @Line(max = 100) @Description(value = "The trade it is in", example = "trade") String industry,
        @Nullable @WebAddress @Description("The organisation's web site") String website,
        @Nullable @PhoneNumber @Description("The organisation's phone number in E.164, its extension after ;ext=") String phone,
        @Nullable @Line(max = 100) @Description(value = "The sales territory", example = "Bangkok") String territory) {}

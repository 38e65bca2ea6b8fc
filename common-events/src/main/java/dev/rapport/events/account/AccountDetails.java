package dev.rapport.events.account;

import dev.rapport.events.Money;
import dev.rapport.events.Personal;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.FirstOf;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Lists;
import dev.rapport.events.field.Monetary;
import dev.rapport.events.field.PhoneNumber;
import dev.rapport.events.field.Reference;
import dev.rapport.events.field.WebAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about an account and can be changed. */
public record AccountDetails(
        @NotNull @Line @Description(value = "What the organisation is called", example = "Siam Trading Co., Ltd.") String name,
        @Nullable @Line(max = 100) @Description(value = "The trade it is in", example = "trade") String industry,
        @Nullable @WebAddress @Description("The organisation's web site") String website,
        @Nullable @PhoneNumber @Description("The organisation's phone number in E.164, its extension after ;ext=") String phone,
        @FirstOf("territories") @Nullable @Line(max = 100) @Description(value = "The first of the sales territories", example = "Bangkok") String territory,
        @Nullable @Line(max = 40) @Description(value = "The number by which other systems know the organisation", example = "C-10023") String number,
        @Nullable @Line(max = 60) @Description(value = "The number in the register of companies", example = "0105561234567") String registrationNumber,
        @Nullable @Min(0) @Max(10_000_000) @Description(value = "How many people work there", example = "250") Integer size,
        @Nullable @Monetary @Description("What it takes in a year") Money revenue,
        @Nullable @Reference("employee") @Description("The executive who answers for the relationship") UUID sponsorId,
        @Nullable @Size(max = 20) @Description(value = "The sales territories it lies in", example = "Bangkok") List<@NotNull @Line(max = 100) String> territories,
        @Personal(naming = false) @Nullable @Size(max = 500) @Description("Fields that the company has defined for itself, by their keys") Map<String, @Nullable Object> custom) {

    /** Keeps lists of its own. */
    public AccountDetails {
        territories = Lists.copy(territories);
    }

    /** The territories, also of an account of which one only has ever been said. */
    public List<String> everyTerritory() {
        return Lists.orFirst(territories, territory);
    }
}

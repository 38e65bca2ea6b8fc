package dev.rapport.events.account;

import dev.rapport.events.Money;
import dev.rapport.events.Personal;
import dev.rapport.events.customer.PostalAddress;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.DomainName;
import dev.rapport.events.field.FirstOf;
import dev.rapport.events.field.KebabKey;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Lists;
import dev.rapport.events.field.Monetary;
import dev.rapport.events.field.PhoneNumber;
import dev.rapport.events.field.Reference;
import dev.rapport.events.field.WebAddress;
import jakarta.validation.Valid;
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
        @Personal(naming = false) @Nullable @Size(max = 500) @Description("Fields that the company has defined for itself, by their keys") Map<String, @Nullable Object> custom,
        @Nullable @Size(max = 10) @Valid @Description("Where letters and parcels reach the organisation") List<@NotNull PostalAddress> addresses,
        @Nullable @Size(max = 20) @Description(value = "The domains on the Internet that are the organisation's", example = "siam-trading.example") List<@NotNull @DomainName String> domains,
        @Nullable @Size(max = 20) @Description("The ids by which other systems know the record, by the keys of these") Map<@KebabKey(max = 40) String, @NotNull @Line(max = 120) String> externalIds,
        @Nullable @Size(max = 4) @Description(value = "What the organisation is to us", example = "supplier") List<@NotNull @Choice(AccountKind.class) String> kinds) {

    /** Keeps lists of its own; one in which nothing stands is none. */
    public AccountDetails {
        territories = Lists.copy(territories);
        addresses = Details.items(addresses);
        domains = Details.items(domains);
        externalIds = Details.entries(externalIds);
        kinds = Details.items(kinds);
    }

    /** The territories, also of an account of which one only has ever been said. */
    public List<String> everyTerritory() {
        return Lists.orFirst(territories, territory);
    }
}

package dev.rapport.events.lead;

import dev.rapport.events.Money;
import dev.rapport.events.Personal;
import dev.rapport.events.customer.Email;
import dev.rapport.events.customer.Phone;
import dev.rapport.events.customer.PostalAddress;
import dev.rapport.events.customer.PurchasingPower;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.KebabKey;
import dev.rapport.events.field.LanguageTag;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Monetary;
import dev.rapport.events.field.PhoneNumber;
import dev.rapport.events.field.PrimaryIn;
import dev.rapport.events.field.Prose;
import dev.rapport.events.field.TimeZoneName;
import dev.rapport.events.field.WebAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about a lead and can be changed. */
public record LeadDetails(
        @Personal @NotNull @Line @Description(value = "What the person is called", example = "Somchai Jaidee") String name,
        @Nullable @Line @Description(value = "The organisation the person speaks for", example = "Siam Trading Co., Ltd.") String organisation,
        @Personal @Nullable @EmailAddress @Description("The person's e-mail address") String email,
        @Personal @Nullable @PhoneNumber @Description("The person's phone number in E.164, its extension after ;ext=") String phone,
        @Nullable @Line(max = 60) @Description(value = "Where the lead came from", example = "web") String source,
        @Personal @Nullable @Prose(max = 4000) @Description(value = "What the person is looking for", example = "Wants to see the warehouse module") String interest,
        @Nullable @WebAddress @Description("The organisation's web site") String website,
        @Personal @Nullable @Line(max = 100) @Description(value = "The name given to the person", example = "Somchai") String givenName,
        @Personal @Nullable @Line(max = 100) @Description(value = "The name of the person's family", example = "Jaidee") String familyName,
        @Personal @Nullable @Line @Description(value = "The name in Latin letters, where it is written in others", example = "Somchai Jaidee") String romanisedName,
        @Nullable @Line(max = 100) @Description(value = "What the person does in the organisation", example = "Managing director") String jobTitle,
        @Nullable @Line(max = 100) @Description(value = "Where in the organisation the person works", example = "Purchasing") String department,
        @Nullable @Line(max = 100) @Description(value = "The sales territory", example = "Bangkok") String territory,
        @Nullable @LanguageTag @Description("The language the person prefers") String language,
        @Nullable @TimeZoneName @Description(value = "Where the person's day begins and ends", example = "Asia/Bangkok") String timeZone,
        @Nullable @Monetary @Description("What there is to spend") Money budget,
        @Nullable @Choice(PurchasingPower.class) @Description("How much the person or the organisation can spend") String purchasingPower,
        @Nullable @Description("The campaign that the lead came from") UUID campaignId,
        @Personal(naming = false) @Nullable @Size(max = 500) @Description("Fields that the company has defined for itself, by their keys") Map<String, @Nullable Object> custom,
        @Personal @Nullable @Size(max = 10) @Valid @PrimaryIn("email") @Description(value = "All e-mail addresses, where there are several; email is the primary one", absent = "there is none but email") List<@NotNull Email> emails,
        @Personal @Nullable @Size(max = 10) @Valid @PrimaryIn("phone") @Description(value = "All phone numbers, where there are several; phone is the primary one", absent = "there is none but phone") List<@NotNull Phone> phones,
        @Personal(naming = false) @Nullable @Size(max = 10) @Valid @Description("Where letters and parcels reach the person") List<@NotNull PostalAddress> addresses,
        @Personal(naming = false) @Nullable @Size(max = 20) @Description("The ids by which other systems know the record, by the keys of these") Map<@KebabKey(max = 40) String, @NotNull @Line(max = 120) String> externalIds) {

    /** A list in which nothing stands is none. */
    public LeadDetails {
        emails = Details.items(emails);
        phones = Details.items(phones);
        addresses = Details.items(addresses);
        externalIds = Details.entries(externalIds);
    }
}

package dev.rapport.events.contact;

import dev.rapport.events.Personal;
import dev.rapport.events.customer.Channel;
import dev.rapport.events.customer.Email;
import dev.rapport.events.customer.Handle;
import dev.rapport.events.customer.Phone;
import dev.rapport.events.customer.PostalAddress;
import dev.rapport.events.field.CalendarDay;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.KebabKey;
import dev.rapport.events.field.LanguageTag;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Lists;
import dev.rapport.events.field.PhoneNumber;
import dev.rapport.events.field.PrimaryIn;
import dev.rapport.events.field.Prose;
import dev.rapport.events.field.Reference;
import dev.rapport.events.field.TimeZoneName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
        @Size(max = 50) @Reference("account") @Description("The organisations the person belongs to") List<@NotNull UUID> accountIds,
        @Personal @Nullable @Line(max = 100) @Description(value = "The name given to the person", example = "Somchai") String givenName,
        @Personal @Nullable @Line(max = 100) @Description(value = "The name of the person's family", example = "Jaidee") String familyName,
        @Personal @Nullable @Line @Description(value = "The name in Latin letters, where it is written in others", example = "Somchai Jaidee") String romanisedName,
        @Personal(naming = false) @Nullable @Line(max = 40) @Description(value = "How a letter addresses the person", example = "Khun") String salutation,
        @Nullable @Choice(NameOrder.class) @Description("Which part of the name is written first") String nameOrder,
        @Nullable @Line(max = 100) @Description(value = "Where in the organisation the person works", example = "Purchasing") String department,
        @Personal @Nullable @CalendarDay @Past @Description("When the person was born") LocalDate birthDate,
        @Personal @Nullable @Choice(Gender.class) @Description("As the person says") String gender,
        @Personal(naming = false) @Nullable @Line(max = 100) @Description(value = "What the person lives by", example = "Engineer") String occupation,
        @Personal(naming = false) @Nullable @Line(max = 60) @Description(value = "Where the person has learned", example = "University") String education,
        @Nullable @Line(max = 100) @Description(value = "Where the person lives or works", example = "Chiang Mai") String region,
        @Nullable @TimeZoneName @Description(value = "Where the person's day begins and ends", example = "Asia/Bangkok") String timeZone,
        @Nullable @Choice(Channel.class) @Description("How the person wants to be reached") String preferredChannel,
        @Personal @Nullable @Line(max = 60) @Description(value = "The number of the person's loyalty card", example = "6210 4401 2233") String loyaltyCard,
        @Nullable @Reference("employee") @Description("The executive who answers for the relationship") UUID sponsorId,
        @Personal @Nullable @Prose(max = 4000) @Description(value = "How to deal with the person", example = "Prefers to talk in the morning") String approach,
        @Personal(naming = false) @Nullable @Size(max = 500) @Description("Fields that the company has defined for itself, by their keys") Map<String, @Nullable Object> custom,
        @Personal @Nullable @Size(max = 10) @Valid @PrimaryIn("email") @Description(value = "All e-mail addresses, where there are several; email is the primary one", absent = "there is none but email") List<@NotNull Email> emails,
        @Personal @Nullable @Size(max = 10) @Valid @PrimaryIn("phone") @Description(value = "All phone numbers, where there are several; phone is the primary one", absent = "there is none but phone") List<@NotNull Phone> phones,
        @Personal(naming = false) @Nullable @Size(max = 10) @Valid @Description("Where letters and parcels reach the person") List<@NotNull PostalAddress> addresses,
        @Personal @Nullable @Size(max = 20) @Valid @Description("What the person is called in social networks and messengers") List<@NotNull Handle> handles,
        @Personal(naming = false) @Nullable @Size(max = 20) @Description("The ids by which other systems know the record, by the keys of these") Map<@KebabKey(max = 40) String, @NotNull @Line(max = 120) String> externalIds) {

    /** Without a list of accounts the contact belongs to none; another list in which nothing stands is none. */
    public ContactDetails {
        // A missing id is refused by whoever checks the items, which needs a list that can hold it.
        accountIds = Lists.orEmpty(accountIds);
        emails = Details.items(emails);
        phones = Details.items(phones);
        addresses = Details.items(addresses);
        handles = Details.items(handles);
        externalIds = Details.entries(externalIds);
    }
}

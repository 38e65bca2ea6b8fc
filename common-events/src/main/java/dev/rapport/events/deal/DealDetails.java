package dev.rapport.events.deal;

import dev.rapport.events.Money;
import dev.rapport.events.Personal;
import dev.rapport.events.field.CalendarDay;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.KebabKey;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Monetary;
import dev.rapport.events.field.Prose;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about a deal and can be changed. */
public record DealDetails(
        @NotNull @Line @Description(value = "What people call the deal", example = "Warehouse module") String title,
        @Nullable @Monetary @Description("What the customer would pay") Money amount,
        @Nullable @CalendarDay @Description("When the customer is expected to decide") LocalDate expectedClose,
        @Nullable @Line(max = 100) @Description(value = "The sales territory", example = "Bangkok") String territory,
        @Personal(naming = false) @Nullable @Size(max = 500) @Description("Fields that the company has defined for itself, by their keys") Map<String, @Nullable Object> custom,
        @Nullable @Choice(DealKind.class) @Description("What the deal is to the customer: something new, the same again, more of it, or something beside it") String kind,
        @Nullable @Line(max = 60) @Description(value = "Where the deal came from", example = "referral") String source,
        @Nullable @Choice(SalesChannel.class) @Description("The way on which the customer buys") String channel,
        @Nullable @Monetary @Description("What the customer has to spend") Money budget,
        @Nullable @Size(max = 10) @Description(value = "Who else wants to make it", example = "Northwind Ltd.") List<@NotNull @Line(max = 100) String> competitors,
        @Nullable @Description("The campaign that led to it") UUID campaignId,
        @Nullable @Prose @Description(value = "What it is about", example = "Twelve vans, delivered in spring") String description,
        @Nullable @Size(max = 20) @Description("The ids by which other systems know the deal, by the keys of these") Map<@KebabKey(max = 40) String, @NotNull @Line(max = 120) String> externalIds) {

    /** A list in which nothing stands is none. */
    public DealDetails {
        competitors = Details.items(competitors);
        externalIds = Details.entries(externalIds);
    }
}

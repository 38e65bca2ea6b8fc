package dev.rapport.events.deal;

import dev.rapport.events.Money;
import dev.rapport.events.Personal;
import dev.rapport.events.field.CalendarDay;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Monetary;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about a deal and can be changed. */
public record DealDetails(
        @NotNull @Line @Description(value = "What people call the deal", example = "Warehouse module") String title,
        @Nullable @Monetary @Description("What the customer would pay") Money amount,
        @Nullable @CalendarDay @Description("When the customer is expected to decide") LocalDate expectedClose,
        @Nullable @Line(max = 100) @Description(value = "The sales territory", example = "Bangkok") String territory,
        @Personal(naming = false) @Nullable @Size(max = 500) @Description("Fields that the company has defined for itself, by their keys") Map<String, @Nullable Object> custom) {}

package dev.rapport.events.lead;

import dev.rapport.events.Money;
import dev.rapport.events.field.CalendarDay;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Monetary;
import dev.rapport.events.field.Reference;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deal that was asked for when a lead was converted; without {@code pipelineId} it goes into the default pipeline.
 */
public record RequestedDeal(
        @NotNull @Line @Description(value = "What people call the deal", example = "Warehouse module") String title,
        @Nullable @Monetary @Description("What the customer would pay") Money amount,
        @Nullable @CalendarDay @Description("When the customer is expected to decide") LocalDate expectedClose,
        @Nullable @Reference("pipeline") @Description(value = "The pipeline it goes through", absent = "it goes through the default pipeline") UUID pipelineId) {}

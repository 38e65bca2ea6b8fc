package dev.rapport.events.lead;

import dev.rapport.events.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deal that was asked for when a lead was converted; without {@code pipelineId} it goes into the default pipeline. */
public record RequestedDeal(
        String title,
        @Nullable Money amount,
        @Nullable LocalDate expectedClose,
        @Nullable UUID pipelineId) {}

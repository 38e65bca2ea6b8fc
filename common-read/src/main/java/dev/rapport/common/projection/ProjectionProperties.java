package dev.rapport.common.projection;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How projections read and write.
 *
 * @param group what the instances of this service have in common and no other service has; by default
 * {@code spring.application.name}
 * @param maxBatch most events applied at once
 * @param gather how long events that follow others gather before they are applied, while no reader waits for them
 * @param positionTimeout how long a reader waits until the read model has reached the position it asks for
 * @param checkInterval how often a projection looks whether its sink still holds what was written, and what other
 * instances have decided
 * @param grace how long the copy before stays readable after a rebuild
 * @param sessionTimeout after what silence the partitions of an instance go to the others; the broker sets a least
 * value, usually 6 s
 * @param maxBackoff longest pause between two tries while a sink does not answer
 */
@Validated
@ConfigurationProperties("rapport.projection")
public record ProjectionProperties(
        @Nullable String group,
        @DefaultValue("500") @Min(1) @Max(5000) int maxBatch,
        @DefaultValue("100ms") @NotNull Duration gather,
        @DefaultValue("5s") @NotNull Duration positionTimeout,
        @DefaultValue("500ms") @NotNull Duration checkInterval,
        @DefaultValue("30s") @NotNull Duration grace,
        @DefaultValue("8s") @NotNull Duration sessionTimeout,
        @DefaultValue("2s") @NotNull Duration maxBackoff) {

    ProjectionProperties withGroup(String service) {
        return new ProjectionProperties(service, maxBatch, gather, positionTimeout, checkInterval, grace,
                sessionTimeout,
                maxBackoff);
    }
}

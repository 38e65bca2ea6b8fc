package dev.rapport.reporting.state;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The topics of records as they are now.
 *
 * @param gather for how long changes are gathered before they are published together, unless there are many
 * @param partitions of a topic that does not exist yet
 * @param replicationFactor of a topic that does not exist yet; -1 for the broker's default
 * @param compactedWithin after this a record that was replaced by a newer one is gone from a topic that does not exist
 * yet
 */
@Validated
@ConfigurationProperties("rapport.states")
record StateProperties(
        @DefaultValue("2s") @NotNull Duration gather,
        @DefaultValue("6") @Min(1) int partitions,
        @DefaultValue("-1") short replicationFactor,
        @DefaultValue("1d") @NotNull Duration compactedWithin) {}

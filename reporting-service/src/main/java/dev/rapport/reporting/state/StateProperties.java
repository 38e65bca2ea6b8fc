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
 * @param partitions how many a topic of states gets when it is made
 * @param replicationFactor replicas of a topic of states when it is made; -1 for the broker's default
 * @param compactedWithin after this a record that was replaced by a newer one is gone; said when a topic is made
 */
@Validated
@ConfigurationProperties("rapport.states")
record StateProperties(
        @DefaultValue("2s") @NotNull Duration gather,
        @DefaultValue("6") @Min(1) int partitions,
        @DefaultValue("-1") short replicationFactor,
        @DefaultValue("1d") @NotNull Duration compactedWithin) {}

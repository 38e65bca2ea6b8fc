package dev.rapport.common.publishing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events travel from the store to Kafka.
 *
 * @param partitions
 *            partitions of a topic that does not exist yet
 * @param replicationFactor
 *            its replicas; -1 for the broker's default
 * @param batchSize
 *            events that may be on their way to the broker; read in halves, one while the other is being acknowledged
 * @param compression
 *            codec of the batches: none, gzip, snappy, lz4 or zstd. Gzip is the one that clients of all languages know
 *            without a plugin; lz4 takes less time and a third more space
 * @param acknowledgement
 *            how long the broker may acknowledge nothing before publishing begins anew, with topics that may be missing
 * @param poll
 *            how often the outbox is looked at for events of other instances whose call got lost
 * @param leaderRetry
 *            how often an instance that does not publish tries to take over
 * @param reconcile
 *            how often store and topics are compared
 * @param reconcileAgain
 *            how long a stretch of the store is compared again, longer than any transaction may last
 */
@Validated
@ConfigurationProperties("rapport.publishing")
public record PublishingProperties(
        @DefaultValue("6") @Min(1) @Max(1000) int partitions,
        @DefaultValue("-1") @Min(-1) @Max(10) short replicationFactor,
        @DefaultValue("4000") @Min(2) @Max(20_000) int batchSize,
        @DefaultValue("gzip") @NotNull Compression compression,
        @DefaultValue("30s") @NotNull Duration acknowledgement,
        @DefaultValue("1s") @NotNull Duration poll,
        @DefaultValue("1s") @NotNull Duration leaderRetry,
        @DefaultValue("10s") @NotNull Duration reconcile,
        @DefaultValue("5m") @NotNull Duration reconcileAgain) {}

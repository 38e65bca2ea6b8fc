package dev.rapport.reporting.stream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What followers of the live stream may have.
 *
 * @param longest after this a stream ends, and its client comes back with the last id; sooner when the token ends
 * @param heartbeat longest silence; a client that is gone is noticed when something is written to it
 * @param most streams that are open at the same time
 * @param mostPerCaller streams of one caller that are open at the same time
 * @param mostCatchingUp streams that read what they missed at the same time, each with a Kafka consumer of its own
 * @param mostCatchingUpPerCaller streams of one caller that read what they missed at the same time
 * @param resumeWithin how long somebody may have been away who comes back with an id
 * @param resumeEvents how many events, of whatever kind, may have been missed meanwhile
 */
@Validated
@ConfigurationProperties("rapport.stream")
record StreamProperties(
        @DefaultValue("15m") @NotNull Duration longest,
        @DefaultValue("10s") @NotNull Duration heartbeat,
        @DefaultValue("5") @Min(1) int mostPerCaller,
        @DefaultValue("300") @Min(1) int most,
        @DefaultValue("1") @Min(1) int mostCatchingUpPerCaller,
        @DefaultValue("8") @Min(1) int mostCatchingUp,
        @DefaultValue("1h") @NotNull Duration resumeWithin,
        @DefaultValue("10000") @Min(1) long resumeEvents) {}

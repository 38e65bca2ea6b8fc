package dev.rapport.reporting.freshness;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many reads may wait for a position at the same time.
 *
 * @param mostWaiting reads in all
 * @param mostWaitingPerCaller reads of one caller
 */
@Validated
@ConfigurationProperties("rapport.reading")
record ReadingProperties(
        @DefaultValue("64") @Min(1) int mostWaitingPerCaller,
        @DefaultValue("200") @Min(1) int mostWaiting) {}

package dev.rapport.common.web;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of requests.
 *
 * @param bodyLimit
 *            largest body of a write
 */
@Validated
@ConfigurationProperties("rapport.web")
public record WebProperties(@DefaultValue("1MB") @NotNull DataSize bodyLimit) {}

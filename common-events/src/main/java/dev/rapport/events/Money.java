package dev.rapport.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * A sum of money, in JSON {@code {"amount":"1250.00","currency":"EUR"}}.
 *
 * @param amount in whole units of the currency; a string in JSON, so that no reader rounds it
 * @param currency the ISO 4217 code
 */
public record Money(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {}

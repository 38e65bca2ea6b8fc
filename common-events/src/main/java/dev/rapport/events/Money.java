package dev.rapport.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.rapport.events.field.Description;
import java.math.BigDecimal;

/**
 * A sum of money, in JSON {@code {"amount":"1250.00","currency":"EUR"}}: the amount is a string there, so that no reader
 * rounds it.
 */
public record Money(
        @Description(value = "In whole units of the currency, as a decimal number", example = "1250.00") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        @Description(value = "The currency's code by ISO 4217, e.g. EUR", example = "EUR") String currency) {}

package dev.rapport.reporting.pipeline;

import dev.rapport.events.Money;
import java.util.List;

/**
 * How many deals, and what they are worth.
 *
 * @param value
 *            one sum per currency; deals without an amount add nothing
 * @param weighted
 *            the same, each deal counted by the probability of its stage, rounded half-even to the digits of the
 * currency
 */
public record Figures(long count, List<Money> value, List<Money> weighted) {

    public Figures {
        value = List.copyOf(value);
        weighted = List.copyOf(weighted);
    }
}

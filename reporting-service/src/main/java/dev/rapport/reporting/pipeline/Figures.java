package dev.rapport.reporting.pipeline;

import dev.rapport.events.Money;
import dev.rapport.events.field.Description;
import java.util.List;

/** How many deals, and what they are worth. */
public record Figures(
        @Description("How many deals there are") long count,
        @Description("One sum per currency; deals without an amount add nothing") List<Money> value,
        @Description("The same, each deal counted by the probability of its stage, rounded half-even to the digits of the currency") List<Money> weighted) {

    public Figures {
        value = List.copyOf(value);
        weighted = List.copyOf(weighted);
    }
}

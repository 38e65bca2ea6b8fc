package dev.rapport.reporting.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.reporting.support.Given;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SumsTest {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Sums sums = new Sums();

    @Test
    void neverAddsUpCurrencies() {
        sums.add(2, "EUR", new BigDecimal("10.00"), HALF);
        sums.add(1, "THB", new BigDecimal("35.5"), HALF);
        sums.add(1, "EUR", new BigDecimal("0.50"), HALF);

        assertThat(sums.figures().count()).isEqualTo(4);
        assertThat(sums.figures().value()).containsExactly(Given.euro("10.50"), Given.money("35.50", "THB"));
        assertThat(sums.figures().weighted()).containsExactly(Given.euro("5.25"), Given.money("17.75", "THB"));
    }

    @Test
    void roundsOnceAndHalfEvenToTheDigitsOfTheCurrency() {
        sums.add(1, "EUR", new BigDecimal("0.01"), HALF);
        sums.add(1, "EUR", new BigDecimal("0.02"), HALF);
        sums.add(1, "JPY", new BigDecimal("5"), HALF);
        sums.add(1, "KWD", new BigDecimal("0.005"), HALF);

        // 0.015 to the even cent; rounding each before adding would give 0.01
        assertThat(sums.figures().weighted()).containsExactly(Given.euro("0.02"), Given.money("2", "JPY"),
                Given.money("0.002", "KWD"));
    }

    @Test
    void dealsWithoutAnAmountOnlyCount() {
        sums.add(3, null, BigDecimal.ZERO, HALF);

        assertThat(sums.figures().count()).isEqualTo(3);
        assertThat(sums.figures().value()).isEmpty();
    }
}

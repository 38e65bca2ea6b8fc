package dev.rapport.reporting.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExactAmountTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.01", "1250.00", "999.999", "1500", "90071992547409.93", "123456789012345678.99",
            "0.0001", "-12.34", "-0.01", "999999999.999999"})
    void anAmountIsTheSumOfItself(String amount) {
        assertThat(summed(List.of(new BigDecimal(amount)))).isEqualByComparingTo(amount);
    }

    @Test
    void losesNoCentWhereFloatingPointWould() {
        var random = new Random(3);
        var amounts = new ArrayList<BigDecimal>();
        for (int i = 0; i < 10_000; i++) {
            amounts.add(new BigDecimal("900719925474.09").add(BigDecimal.valueOf(random.nextLong(1_000_000_000L), 2)));
        }

        assertThat(summed(amounts))
                .isEqualByComparingTo(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(new BigDecimal(amounts.stream().mapToDouble(BigDecimal::doubleValue).sum()))
                .isNotEqualByComparingTo(summed(amounts));
    }

    /** As Elasticsearch adds: in floating point, field by field. */
    private static BigDecimal summed(List<BigDecimal> amounts) {
        Map<String, Double> sums = new java.util.HashMap<>();
        for (var amount : amounts) {
            ExactAmount.of(amount).forEach((field, value) -> sums.merge(field, (double) value, Double::sum));
        }
        var bucket = new java.util.HashMap<String, Object>();
        sums.forEach((field, sum) -> bucket.put(field, Map.of("value", sum)));
        JsonNode json = JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(bucket));
        return ExactAmount.sum(json);
    }
}

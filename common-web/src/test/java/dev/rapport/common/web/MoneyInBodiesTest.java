package dev.rapport.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.field.FieldProperties;
import dev.rapport.events.Money;
import dev.rapport.events.field.Monetary;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class MoneyInBodiesTest {

    private static final JsonMapper JSON = json();
    private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

    private record Body(@Nullable @Monetary Money price) {}

    private static JsonMapper json() {
        var builder = JsonMapper.builder();
        new JsonConventions(FieldProperties.NONE).customize(builder);
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource({"1250.00,EUR,true", "1250,EUR,true", "0,THB,true", "1.5,JPY,false", "10.500,KWD,true",
            "1.001,EUR,false", "1.000,EUR,true", "1.00000,EUR,false", "-1,EUR,false", "-0,EUR,false", "+1,EUR,false",
            "1e3,EUR,false", "1e-2,EUR,false", "1,eur,false", "1,ABC,false", "999999999999,EUR,true",
            "1000000000000,VND,true", "99999999999999.99,EUR,true",
            "100000000000000,VND,false", "100000000000000,EUR,false", "0000000000001,EUR,true", "1,XXX,false",
            ".5,EUR,false", "1.,EUR,false",
            "NaN,EUR,false", "'',EUR,false"})
    void moneyFitsItsCurrency(String amount, String currency, boolean expected) {
        assertThat(wrong("{\"amount\": \"%s\", \"currency\": \"%s\"}".formatted(amount, currency)).isEmpty())
                .isEqualTo(expected);
    }

    @Test
    void theAmountIsReadAsItIs() {
        assertThat(JSON.readValue("{\"amount\": \"12.5\", \"currency\": \"EUR\"}", Money.class))
                .isEqualTo(new Money(new BigDecimal("12.5"), "EUR"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(wrong("{\"amount\": \"1.00\"}")).containsExactlyInAnyOrder("price", "price.currency");
        assertThat(wrong("{\"currency\": \"EUR\"}")).containsExactlyInAnyOrder("price", "price.amount");
        assertThat(wrong("{\"amount\": \"-1\", \"currency\": \"EUR\"}")).containsExactly("price");
        assertThat(wrong("null")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"amount\": 1, \"currency\": \"EUR\"}", "{\"amount\": true, \"currency\": \"EUR\"}",
            "{\"amount\": \"1\", \"currency\": 7}", "{\"amount\": \"1\", \"currency\": \"EUR\", \"tax\": \"1\"}",
            "[]", "\"1 EUR\"", "1"})
    void moneyOfAnotherShapeIsNotRead(String money) {
        assertThatThrownBy(() -> body(money)).isInstanceOf(MismatchedInputException.class)
                .satisfies(e -> assertThat(((MismatchedInputException) e).getPath().getFirst().getPropertyName())
                        .isEqualTo("price"));
    }

    private static Body body(String money) {
        return JSON.readValue("{\"price\": " + money + "}", Body.class);
    }

    private static List<String> wrong(String money) {
        return VALIDATOR.validate(body(money)).stream().map(violation -> violation.getPropertyPath().toString())
                .toList();
    }
}

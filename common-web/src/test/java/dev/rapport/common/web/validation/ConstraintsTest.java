package dev.rapport.common.web.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {

    private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

    record Fields(
            @Nullable @Line(max = 10) String line,
            @Nullable @Prose(max = 20) String prose,
            @Nullable @EmailAddress String email,
            @Nullable @PhoneNumber String phone,
            @Nullable @Valid MoneyBody money) {}

    @ParameterizedTest
    @ValueSource(strings = {"a", "สมชาย ใจดี", "王小明", "O'Neil", "😀😀😀😀😀😀😀😀😀😀"})
    void aLineIsVisibleTextOfOneLine(String text) {
        assertThat(valid(new Fields(text, null, null, null, null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "12345678901", "a\nb", "a\u0000b", "a\u0007", "\ud800"})
    void aLineHoldsNothingElse(String text) {
        assertThat(valid(new Fields(text, null, null, null, null))).isFalse();
    }

    @Test
    void proseMayHaveLines() {
        assertThat(valid(new Fields(null, "a\nb\tc\r\n", null, null, null))).isTrue();
        assertThat(valid(new Fields(null, "a\u0001", null, null, null))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.co", "somchai.jaidee+crm@example.co.th", "Ann@Example.COM"})
    void mailGoesToAddresses(String address) {
        assertThat(valid(new Fields(null, null, address, null, null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@b", "@b.co", "a b@c.de", "a@b.co,c@d.ef", "a@b..co", "a@b.co\n"})
    void mailGoesNowhereElse(String address) {
        assertThat(valid(new Fields(null, null, address, null, null))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"+66812345678,true", "+66 81 234 5678,true", "+49 (0)30 123456,true", "0812345678,false", "+1,false",
            "phone,false", "+6681234567812345678901,false"})
    void phonesAreInternational(String number, boolean expected) {
        assertThat(valid(new Fields(null, null, null, number, null))).isEqualTo(expected);
    }

    @Test
    void aPhoneNumberHasOneForm() {
        assertThat(Normal.phone(" +66 (81) 234-5678 ")).isEqualTo("+66812345678");
        assertThat(Normal.email(" Ann@Example.COM ")).isEqualTo("ann@example.com");
        assertThat(Normal.text(" e\u0301 ")).isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource({"1250.00,EUR,true", "1250,EUR,true", "0,THB,true", "1.5,JPY,false", "10.500,KWD,true",
            "1.001,EUR,false",
            "1.000,EUR,true", "-1,EUR,false", "1e3,EUR,false", "1,eur,false", "1,ABC,false", "1234567890123,EUR,false",
            "1,XXX,false", ".5,EUR,false"})
    void moneyFitsItsCurrency(String amount, String currency, boolean expected) {
        assertThat(valid(new Fields(null, null, null, null, new MoneyBody(amount, currency)))).isEqualTo(expected);
    }

    @Test
    void moneyIsKeptWithTheCurrencysPlaces() {
        assertThat(new MoneyBody("1.5", "EUR").toMoney().amount()).hasToString("1.50");
        assertThat(new MoneyBody("100", "JPY").toMoney().amount()).hasToString("100");
    }

    private static boolean valid(Fields fields) {
        return VALIDATOR.validate(fields).isEmpty();
    }
}

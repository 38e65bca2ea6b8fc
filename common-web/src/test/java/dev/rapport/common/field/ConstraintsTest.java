package dev.rapport.common.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.field.CalendarDay;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.LanguageTag;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.PhoneNumber;
import dev.rapport.events.field.Prose;
import dev.rapport.events.field.WebAddress;
import dev.rapport.events.interaction.Direction;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {

    private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

    private record Fields(
            @Nullable @Line(max = 10) String line,
            @Nullable @Prose(max = 20) String prose,
            @Nullable @EmailAddress String email,
            @Nullable @PhoneNumber String phone,
            @Nullable @WebAddress String website,
            @Nullable @LanguageTag String language,
            @Nullable @CalendarDay LocalDate day,
            @Nullable @Choice(Direction.class) String direction) {}

    @ParameterizedTest
    @ValueSource(strings = {"a", "สมชาย ใจดี", "王小明", "O'Neil", "😀😀😀😀😀😀😀😀😀😀"})
    void aLineIsVisibleTextOfOneLine(String text) {
        assertThat(valid("line", text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "12345678901", "a\nb", "a\u0000b", "a\u0007", "\ud800", "\u200b",
            "\u00a0", "\u3000", "\u3164", "\u2800", "\u200d\ufe0f", "\u202e", "a\u2028b"})
    void aLineHoldsNothingElse(String text) {
        assertThat(valid("line", text)).isFalse();
    }

    /** Today 2. */
    @Test
    void aNationalNumberIsRefusedWithTheReasonWhileNoRegionIsSet() {
        assertThat(VALIDATOR.validateValue(Fields.class, "phone", "081 234 5678")).singleElement()
                .satisfies(wrong -> assertThat(wrong.getMessage())
                        .endsWith("no default region is set for national numbers"));
        assertThat(VALIDATOR.validateValue(Fields.class, "phone", "+66812345678/9")).singleElement()
                .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("region"));
    }

    @Test
    void proseMayHaveLines() {
        assertThat(valid("prose", "a\nb\tc\r\n")).isTrue();
        assertThat(valid("prose", "a\u0001")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.co", "somchai.jaidee+crm@example.co.th", "Ann@Example.COM"})
    void mailGoesToAddresses(String address) {
        assertThat(valid("email", address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@b", "@b.co", "a b@c.de", "a@b.co,c@d.ef", "a@b..co",
            "a@b.co\u0000"})
    void mailGoesNowhereElse(String address) {
        assertThat(valid("email", address)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"+66812345678/9,false", "+66812345678 9,false", "+66 2 123 4567-9,false", "+49 30/1234567,true",
            "+1 800 FLOWERS,false", "+66812345678 mobile,false", "+1 415 555 2671 x123,true", "tel:+66812345678,true",
            "+66812345678,true", "+66 81 234 5678,true", "+49 (0)30 123456,true", "0812345678,false", "+1,false",
            "phone,false", "+6681234567812345678901,false"})
    void phonesAreInternational(String number, boolean expected) {
        assertThat(valid("phone", number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://siam.example", "HTTP://www.siam.example:8443/about?x=1#us",
            "https://例子.example/关于",
            "https://ตัวอย่าง.ไทย"})
    void aWebSiteOfAnyScript(String website) {
        assertThat(valid("website", website)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"siam.example", "ftp://siam.example", "javascript:alert(1)", "https://",
            "https://localhost",
            "https://user:secret@siam.example", "https://a b.example", "https://.example", "//siam.example", "",
            "https://siam.example/\u0000"})
    void isNoWebSite(String website) {
        assertThat(valid("website", website)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"th,true", "zh-Hans,true", "ZH-hans,true", "pt-BR,true", "es-419,true", "English,false", "t,false",
            "th_TH,false", "'th ',false"})
    void languagesAreNamedByTheirTags(String tag, boolean expected) {
        assertThat(valid("language", tag)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1900-01-01,true", "2199-12-31,true", "1899-12-31,false", "2200-01-01,false", "+20270-01-01,false"})
    void daysAreThoseThatPeopleMean(LocalDate day, boolean expected) {
        assertThat(valid("day", day)).isEqualTo(expected);
    }

    @Test
    void aChoiceIsOneOfItsCodesAndTheRefusalListsThem() {
        assertThat(valid("direction", "inbound")).isTrue();
        assertThat(VALIDATOR.validateValue(Fields.class, "direction", "INBOUND")).singleElement()
                .satisfies(wrong -> assertThat(wrong.getMessage()).isEqualTo("must be one of inbound, outbound"));
    }

    @Test
    void whatIsNotThereIsValid() {
        assertThat(VALIDATOR.validate(new Fields(null, null, null, null, null, null, null, null))).isEmpty();
    }

    private static boolean valid(String field, Object value) {
        return VALIDATOR.validateValue(Fields.class, field, value).isEmpty();
    }
}

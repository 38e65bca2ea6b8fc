package dev.rapport.common.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.Money;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.field.Details;
import dev.rapport.events.interaction.InteractionDetails;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();

    @Test
    void eachFieldHasTheFormOfItsType() {
        assertThat(Normal.details(Details.of(ContactDetails.class, "name", " e\u0301 ", "email", " Ann@Example.COM ",
                "phone", " +66 (81) 234-5678 ", "jobTitle", " Buyer", "language", "ZH-hans", "accountIds",
                List.of(ONE, TWO, ONE))))
                .isEqualTo(Details.of(ContactDetails.class, "name", "é", "email", "ann@example.com", "phone",
                        "+66812345678", "jobTitle", "Buyer", "language", "zh-Hans", "accountIds", List.of(ONE, TWO)));
        assertThat(Normal.details(Details.of(AccountDetails.class, "name", "Siam", "website", " https://siam.example "))
                .website())
                .isEqualTo("https://siam.example");
        assertThat(Normal.details(new InteractionDetails(ONE, "phone", "inbound", " a\nb ", 60, null, null)))
                .isEqualTo(new InteractionDetails(ONE, "phone", "inbound", "a\nb", 60, null, null));
    }

    @Test
    void moneyHasThePlacesOfItsCurrency() {
        assertThat(deal("1.5", "EUR").amount()).isEqualTo(new Money(new BigDecimal("1.50"), "EUR"));
        assertThat(deal("100.00", "JPY").amount()).isEqualTo(new Money(new BigDecimal("100"), "JPY"));
        assertThat(deal("10.500", "KWD").amount()).isEqualTo(new Money(new BigDecimal("10.500"), "KWD"));
    }

    @Test
    void whatIsNormalIsNotMadeAnew() {
        var normal = Details.of(DealDetails.class, "title", "Carts");

        assertThat(Normal.details(normal)).isSameAs(normal);
    }

    @Test
    void whatHasStayedIsNotLookedAtAgain() {
        // Nobody could parse this number.
        var before = Details.of(ContactDetails.class, "name", "Ann", "phone", "+1");
        var renamed = Details.of(ContactDetails.class, "name", " Bo ", "phone", "+1");

        assertThat(Normal.details(renamed, before))
                .isEqualTo(Details.of(ContactDetails.class, "name", "Bo", "phone", "+1"));
    }

    /** Today 2. */
    @ParameterizedTest
    @CsvSource({"+1 415 555 2671 x123,+14155552671;ext=123", "+14155552671;ext=123,+14155552671;ext=123",
            "+66 2 123 4567 ext. 12,+6621234567;ext=12", "+66 (0)81 234 9876,+66812349876",
            "tel:+66812349876,+66812349876", "\u202a+66 81‑234‑9876\u202c,+66812349876", "+๖๖๘๑๒๓๔๙๘๗๖,+66812349876",
            "＋６６８１２３４９８７６,+66812349876", "+49 30/1234567,+49301234567", "081 234 9876,"})
    void aPhoneNumberIsTheOneThatWasWritten(String written, @Nullable String stored) {
        assertThat(Normal.phone(written, null)).isEqualTo(stored);
    }

    /** Today 2. */
    @ParameterizedTest
    @ValueSource(strings = {"081 234 9876", "๐๘๑๒๓๔๙๘๗๖", "０８１２３４９８７６", "+66812349876"})
    void aNationalNumberIsOneOfTheDefaultRegion(String written) {
        assertThat(Normal.phone(written, "TH")).isEqualTo("+66812349876");
    }

    /** Today 2. */
    @Test
    void whatNobodySeesIsNotKept() {
        assertThat(Normal.text(" \u202eAnn\u202c \u2066Lee\u2069\u00a0")).isEqualTo("Ann Lee");
        assertThat(Normal.text("Som\u200bchai\ufeff")).isEqualTo("Somchai");
        assertThat(Normal.text("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
        assertThat(Normal.text("\u200b")).isNull();
        assertThat(Normal.text("\u00a0")).isNull();
        assertThat(Normal.email("\u00a0Nok@Example.com\u200b ")).isEqualTo("nok@example.com");
        assertThat(Normal.email("ｎｏｋ＠ｅｘａｍｐｌｅ．ｃｏｍ")).isEqualTo("nok@example.com");
    }

    private static DealDetails deal(String amount, String currency) {
        return Normal.details(
                Details.of(DealDetails.class, "title", "Carts", "amount", new Money(new BigDecimal(amount), currency)));
    }
}

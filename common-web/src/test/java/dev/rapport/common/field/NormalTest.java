package dev.rapport.common.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.Money;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.interaction.InteractionDetails;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NormalTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();

    @Test
    void eachFieldHasTheFormOfItsType() {
        assertThat(Normal.details(new ContactDetails(" e\u0301 ", " Ann@Example.COM ", " +66 (81) 234-5678 ", " Buyer",
                "ZH-hans", null, null, List.of(ONE, TWO, ONE))))
                .isEqualTo(new ContactDetails("é", "ann@example.com", "+66812345678", "Buyer", "zh-Hans", null, null,
                        List.of(ONE, TWO)));
        assertThat(Normal.details(new AccountDetails("Siam", null, " https://siam.example ", null, null)).website())
                .isEqualTo("https://siam.example");
        assertThat(Normal.details(new InteractionDetails(ONE, "phone", "inbound", " a\nb ", 60, null)))
                .isEqualTo(new InteractionDetails(ONE, "phone", "inbound", "a\nb", 60, null));
    }

    @Test
    void moneyHasThePlacesOfItsCurrency() {
        assertThat(deal("1.5", "EUR").amount()).isEqualTo(new Money(new BigDecimal("1.50"), "EUR"));
        assertThat(deal("100.00", "JPY").amount()).isEqualTo(new Money(new BigDecimal("100"), "JPY"));
        assertThat(deal("10.500", "KWD").amount()).isEqualTo(new Money(new BigDecimal("10.500"), "KWD"));
    }

    @Test
    void whatIsNormalIsNotMadeAnew() {
        var normal = new DealDetails("Carts", null, null);

        assertThat(Normal.details(normal)).isSameAs(normal);
    }

    @Test
    void whatHasStayedIsNotLookedAtAgain() {
        // Nobody could parse this number.
        var before = new ContactDetails("Ann", null, "+1", null, null, null, null, List.of());
        var renamed = new ContactDetails(" Bo ", null, "+1", null, null, null, null, List.of());

        assertThat(Normal.details(renamed, before))
                .isEqualTo(new ContactDetails("Bo", null, "+1", null, null, null, null, List.of()));
    }

    private static DealDetails deal(String amount, String currency) {
        return Normal.details(new DealDetails("Carts", new Money(new BigDecimal(amount), currency), null));
    }
}

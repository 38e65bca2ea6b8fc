package dev.rapport.common.web.validation;

import dev.rapport.events.Money;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * Money as requests write it.
 *
 * @param amount
 *            decimal string, {@code "1250.00"}
 * @param currency
 *            ISO 4217 code, {@code "EUR"}
 */
@Monetary
public record MoneyBody(@NotNull String amount, @NotNull String currency) {

    /** As events hold it: with exactly the currency's decimal places. */
    public Money toMoney() {
        return new Money(new BigDecimal(amount).setScale(Currency.getInstance(currency).getDefaultFractionDigits()),
                currency);
    }

    /** As a merge patch meets it. */
    public static MoneyBody of(Money money) {
        return new MoneyBody(money.amount().toPlainString(), money.currency());
    }
}

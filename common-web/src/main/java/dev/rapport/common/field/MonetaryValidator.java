package dev.rapport.common.field;

import dev.rapport.events.Money;
import dev.rapport.events.field.Monetary;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Checks the constraint of the same name; public because the validator makes it by reflection. */
public final class MonetaryValidator implements ConstraintValidator<Monetary, Money> {

    /** Sums of such amounts stay exact in every store. */
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(12);

    @Override
    public boolean isValid(@Nullable Money money, ConstraintValidatorContext context) {
        if (money == null) {
            return true;
        }
        @Nullable
        BigDecimal amount = money.amount();
        @Nullable
        String currency = money.currency();
        mustBeThere("amount", amount, context);
        mustBeThere("currency", currency, context);
        return amount != null && currency != null && amount.signum() >= 0 && amount.compareTo(TOO_MUCH) < 0
                && fits(amount, currency);
    }

    /** What is missing is named, beside the money as a whole. */
    private static void mustBeThere(String part, @Nullable Object value, ConstraintValidatorContext context) {
        if (value == null) {
            context.buildConstraintViolationWithTemplate("{jakarta.validation.constraints.NotNull.message}")
                    .addPropertyNode(part).addConstraintViolation();
        }
    }

    private static boolean fits(BigDecimal amount, String currency) {
        try {
            int places = Currency.getInstance(currency).getDefaultFractionDigits();
            return places >= 0 && amount.stripTrailingZeros().scale() <= places;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

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

    /**
     * In any currency: enough for what is counted in millions where others count in ones, and with four decimal places
     * still a whole number of 64 bits.
     */
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(14);

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
        if (amount == null || currency == null || amount.signum() < 0) {
            return false;
        }
        int places = places(currency);
        if (places >= 0 && amount.compareTo(TOO_MUCH) >= 0) {
            return refused("must be less than " + TOO_MUCH.toPlainString(), context);
        }
        if (places >= 0 && amount.stripTrailingZeros().scale() > places) {
            return refused("must have no more than %d decimal places, as %s has".formatted(places, currency), context);
        }
        return places >= 0;
    }

    private static boolean refused(String message, ConstraintValidatorContext context) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
        return false;
    }

    /** What is missing is named, beside the money as a whole. */
    private static void mustBeThere(String part, @Nullable Object value, ConstraintValidatorContext context) {
        if (value == null) {
            context.buildConstraintViolationWithTemplate("{jakarta.validation.constraints.NotNull.message}")
                    .addPropertyNode(part).addConstraintViolation();
        }
    }

    /** Decimal places of a currency; negative when it is none that anybody pays in. */
    private static int places(String currency) {
        try {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}

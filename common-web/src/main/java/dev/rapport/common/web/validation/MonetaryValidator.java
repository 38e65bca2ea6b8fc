package dev.rapport.common.web.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the constraint of the same name; public because the validator makes it by reflection. */
public final class MonetaryValidator implements ConstraintValidator<Monetary, MoneyBody> {

    /** Sums of such amounts stay exact in every store. */
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");

    @Override
    public boolean isValid(@Nullable MoneyBody money, ConstraintValidatorContext context) {
        if (money == null) {
            return true;
        }
        @Nullable
        String amount = money.amount();
        @Nullable
        String code = money.currency();
        if (amount == null || code == null || !AMOUNT.matcher(amount).matches()) {
            return false;
        }
        try {
            int places = Currency.getInstance(code).getDefaultFractionDigits();
            return places >= 0 && new BigDecimal(amount).stripTrailingZeros().scale() <= places;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

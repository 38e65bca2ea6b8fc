package dev.rapport.common.field;

import dev.rapport.events.field.KebabKey;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the constraint of the same name; public because the validator makes it by reflection. */
public final class KebabKeyValidator implements ConstraintValidator<KebabKey, String> {

    private static final Pattern FORM = Pattern.compile(KebabKey.FORM);

    private int longest;

    @Override
    public void initialize(KebabKey constraint) {
        longest = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        return value == null || (value.length() <= longest && FORM.matcher(value).matches());
    }
}

package dev.rapport.common.field;

import dev.rapport.events.field.PhoneNumber;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks the constraint of the same name; public because the validator makes it by reflection. */
public final class PhoneNumberValidator implements ConstraintValidator<PhoneNumber, CharSequence> {

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        return value == null || Normal.isPhone(value.toString());
    }
}

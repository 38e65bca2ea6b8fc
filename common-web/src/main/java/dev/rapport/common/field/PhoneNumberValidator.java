package dev.rapport.common.field;

import dev.rapport.events.field.PhoneNumber;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Checks the constraint of the same name; public because the validator makes it by reflection. A national number has
 * become an international one before, where that could be.
 */
public final class PhoneNumberValidator implements ConstraintValidator<PhoneNumber, CharSequence> {

    private static final String NO_REGION = "; no default region is set for national numbers";

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        if (value == null || Normal.phone(value.toString(), null) != null) {
            return true;
        }
        var payload = context.unwrap(HibernateConstraintValidatorContext.class)
                .getConstraintValidatorPayload(FieldProperties.class);
        if (!PhoneNumbers.isInternational(value.toString()) && (payload == null || payload.defaultRegion() == null)) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate() + NO_REGION)
                    .addConstraintViolation();
        }
        return false;
    }
}

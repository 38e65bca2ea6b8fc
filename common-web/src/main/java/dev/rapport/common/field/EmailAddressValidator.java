package dev.rapport.common.field;

import dev.rapport.events.field.EmailAddress;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.hibernate.validator.internal.constraintvalidators.bv.EmailValidator;
import org.jspecify.annotations.Nullable;

/** Checks the constraint of the same name; public because the validator makes it by reflection. */
public final class EmailAddressValidator implements ConstraintValidator<EmailAddress, CharSequence> {

    private static final int LONGEST = 254;

    private final EmailValidator syntax = new EmailValidator();

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        String address = Normal.email(value.toString());
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return address.length() <= LONGEST && PlainText.isPlain(address, LONGEST, false) && domain.contains(".")
                && !address.startsWith("@") && syntax.isValid(address, context);
    }
}

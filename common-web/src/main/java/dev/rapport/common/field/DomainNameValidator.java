package dev.rapport.common.field;

import dev.rapport.events.field.DomainName;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the constraint of the same name; public because the validator makes it by reflection. */
public final class DomainNameValidator implements ConstraintValidator<DomainName, String> {

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

    private static final Pattern FORM = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        return value == null || (value.length() <= DomainName.LONGEST && FORM.matcher(value).matches());
    }
}

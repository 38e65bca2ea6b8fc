package dev.rapport.common.field;

import dev.rapport.events.field.LanguageTag;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the constraint of the same name; public because the validator makes it by reflection. */
public final class LanguageTagValidator implements ConstraintValidator<LanguageTag, CharSequence> {

    /** Language, then script and region when they matter. */
    public static final String SYNTAX = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$";

    private static final Pattern TAG = Pattern.compile(SYNTAX);

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        return value == null || TAG.matcher(value).matches();
    }
}

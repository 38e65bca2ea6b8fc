package dev.rapport.common.field;

import dev.rapport.events.field.Prose;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks the constraint of the same name; public because the validator makes it by reflection. */
public final class ProseValidator implements ConstraintValidator<Prose, CharSequence> {

    private int max;

    @Override
    public void initialize(Prose constraint) {
        max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        return value == null || PlainText.isPlain(Normal.required(value.toString()), max, true);
    }
}

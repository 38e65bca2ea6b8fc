package dev.rapport.common.field;

import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Coded;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks the constraint of the same name; public because the validator makes it by reflection. */
public final class ChoiceValidator implements ConstraintValidator<Choice, String> {

    private List<String> codes = List.of();

    @Override
    public void initialize(Choice constraint) {
        codes = Coded.codes(constraint.value());
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        if (value == null || codes.contains(value)) {
            return true;
        }
        context.unwrap(HibernateConstraintValidatorContext.class).addMessageParameter("choices",
                String.join(", ", codes));
        return false;
    }
}

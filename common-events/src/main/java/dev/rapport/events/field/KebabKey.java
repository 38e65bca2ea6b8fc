package dev.rapport.events.field;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A key that people choose once and programs go by, such as {@code first-meeting}; null is valid. */
@Documented
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface KebabKey {

    /** What it looks like. */
    String FORM = "[a-z0-9]+(?:-[a-z0-9]+)*";

    /** Most characters. */
    int max() default 60;

    String message() default "must be 1 to {max} characters of a-z and 0-9, words joined by -";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

package dev.rapport.events.field;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One of a fixed set of values, written as their codes; null is valid. */
@Documented
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Choice {

    /** The values there are. */
    Class<? extends Coded> value();

    String message() default "must be one of {choices}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

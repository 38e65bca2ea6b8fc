package dev.rapport.events.field;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Money: not negative and less than 10<sup>14</sup>, in a known currency, with no more decimal places than the currency
 * has; null is valid.
 */
@Documented
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Monetary {

    String message() default "must hold a decimal string that is not negative, with no more decimal places than its ISO 4217 currency has";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

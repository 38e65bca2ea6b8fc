package dev.rapport.common.web.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Money: not negative, in a known currency, with no more decimal places than the currency has. */
@Constraint(validatedBy = MonetaryValidator.class)
@Target({ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Monetary {

    String message() default "must hold a decimal string that is not negative, with no more decimal places than its ISO 4217 currency has";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

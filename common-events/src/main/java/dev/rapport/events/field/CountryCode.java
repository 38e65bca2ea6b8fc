package dev.rapport.events.field;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A country as ISO 3166 names it in two letters, such as {@code TH}; null is valid. */
@Documented
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface CountryCode {

    String message() default "must be a country code of ISO 3166, such as TH";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

package dev.rapport.events.field;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A time zone as the IANA database names it, such as {@code Asia/Bangkok}; null is valid. */
@Documented
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface TimeZoneName {

    String message() default "must be a time zone of the IANA database, such as Asia/Bangkok";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

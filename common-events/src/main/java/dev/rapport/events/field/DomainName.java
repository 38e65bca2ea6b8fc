package dev.rapport.events.field;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a domain on the Internet, in any script, such as {@code siam-trading.example}; null is valid. */
@Documented
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface DomainName {

    /** Most characters. */
    int LONGEST = 253;

    String message() default "must be a domain name, such as siam-trading.example";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

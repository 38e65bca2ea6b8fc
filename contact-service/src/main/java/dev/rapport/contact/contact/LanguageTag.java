package dev.rapport.contact.contact;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A language as BCP 47 names it, such as {@code th} or {@code zh-Hans}; null is valid. */
@Pattern(regexp = LanguageTag.SYNTAX)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface LanguageTag {

    /** Language, then script and region when they matter. */
    String SYNTAX = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$";

    String message() default "must be a language tag, such as th or zh-Hans";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

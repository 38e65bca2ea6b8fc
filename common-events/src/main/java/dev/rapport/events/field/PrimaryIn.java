package dev.rapport.events.field;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The component is a list of records, of which at most one is {@code primary}. What that one holds stands in another
 * component, too, for those who want one value and not several: both always agree.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PrimaryIn {

    /** The component that holds one value. */
    String value();
}

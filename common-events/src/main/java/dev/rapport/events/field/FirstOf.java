package dev.rapport.events.field;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value is the first one of a list beside it, and stays for those who know of one only: whoever gives one of both
 * gives the other, too, and whoever gives both must not say different things.
 */
@Documented
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface FirstOf {

    /** The name of the list. */
    String value();
}

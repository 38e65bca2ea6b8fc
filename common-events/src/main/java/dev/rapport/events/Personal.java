package dev.rapport.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that says something about a person: a name, an address, free text about somebody. The schemas show
 * it as {@code "x-personal": true}. Such values never go into logs, metrics or messages of exceptions.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {

    /**
     * Whether the value, a text, tells who the person is, as a name or an address does: when the person is forgotten,
     * other texts lose it too. What many people have in common, like an occupation, does not.
     */
    boolean naming() default true;
}

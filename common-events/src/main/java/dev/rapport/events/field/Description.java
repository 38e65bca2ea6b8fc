package dev.rapport.events.field;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the component says, in one sentence for people who read a schema or the API document, or fill in a form. */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Description {

    String value();

    /** What it means that an event does not have it, for one that may be absent. */
    String absent() default "there is none";

    /** One value that it may have, as in JSON; empty where its type says enough. */
    String example() default "";
}

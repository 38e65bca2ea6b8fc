package dev.rapport.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The events of one aggregate type; marks the sealed interface that all of them implement. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Family {

    /** What the events happen to, e.g. {@code lead}; the topic is named after it. */
    String aggregate();

    /** The one service that writes them, e.g. {@code contact-service}. */
    String owner();
}

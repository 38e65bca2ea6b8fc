package dev.rapport.common.refusal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Rules that may say no to what a handler is asked for: the API document names their codes and explains them. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(RefusedBy.All.class)
public @interface RefusedBy {

    /** An enum of rules. */
    Class<? extends BusinessRule> value();

    /** The names of its constants that are meant. */
    String[] rules();

    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        RefusedBy[] value();
    }
}

package dev.rapport.reporting.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A query parameter that a handler reads from its {@link Parameters}: what the API document says about it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(QueryParameter.All.class)
public @interface QueryParameter {

    String name();

    Form form() default Form.TEXT;

    String description();

    /** The values there are, for {@link Form#CHOICE} and {@link Form#CHOICES}. */
    String[] choices() default {};

    /** What an absent parameter stands for; empty when that is nothing. */
    String absent() default "";

    /** One value that may be given; empty where its form says enough. */
    String example() default "";

    boolean required() default false;

    /** Longest text, greatest number, or how many ids. */
    int most() default Integer.MAX_VALUE;

    enum Form {
        TEXT,
        INTEGER,
        FLAG,
        ID,
        /** Several ids. */
        IDS,
        /** Several ids of employees, or {@value Parameters#ME}. */
        EMPLOYEES,
        /** Several texts. */
        TEXTS,
        CHOICE,
        /** Several of {@link QueryParameter#choices()}. */
        CHOICES,
        /** Several kinds of records that have a customer. */
        KINDS_WITH_CUSTOMER,
        /** Several kinds of records that are searched. */
        SEARCHED_KINDS,
        /** Several kinds of records. */
        KINDS,
        INSTANT,
        /** The first instant of a range; a day, which stands for its beginning, is understood too. */
        START,
        /** The first instant after a range; a day, which is part of the range, is understood too. */
        END,
        DAY
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        QueryParameter[] value();
    }
}

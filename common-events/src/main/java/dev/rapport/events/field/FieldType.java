package dev.rapport.events.field;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Kinds of values that fields hold. */
public enum FieldType {
    /** One line of text. */
    TEXT,
    /** Text of several lines. */
    PROSE,
    /** An e-mail address. */
    EMAIL,
    /** A phone number in E.164, followed by {@code ;ext=} and its extension when it has one. */
    PHONE,
    /** The address of a web site. */
    URL,
    /** A language tag of BCP 47. */
    LANGUAGE,
    /** A time zone of the IANA database, such as {@code Asia/Bangkok}. */
    TIMEZONE,
    /** One of a fixed set of codes. */
    CHOICE,
    /** The id of another record. */
    REFERENCE,
    /** Any other id. */
    ID,
    /** A whole number. */
    INTEGER,
    /** A decimal number, a string in JSON. */
    DECIMAL,
    /** True or false. */
    BOOLEAN,
    /** A day. */
    DAY,
    /** An instant in UTC. */
    INSTANT,
    /** An amount in a currency. */
    MONEY,
    /** A structure of its own. */
    OBJECT;

    /** In lower case, as the API names it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

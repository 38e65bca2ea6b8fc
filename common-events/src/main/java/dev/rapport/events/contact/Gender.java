package dev.rapport.events.contact;

import dev.rapport.events.field.Coded;

/** As the person says. */
public enum Gender implements Coded {
    FEMALE,
    MALE,
    OTHER,
    /** The person has been asked and does not say. */
    UNDISCLOSED
}

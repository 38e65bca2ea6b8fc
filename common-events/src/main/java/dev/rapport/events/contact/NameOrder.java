package dev.rapport.events.contact;

import dev.rapport.events.field.Coded;

/** Which part of a name is written first. */
public enum NameOrder implements Coded {
    GIVEN_FIRST,
    FAMILY_FIRST
}

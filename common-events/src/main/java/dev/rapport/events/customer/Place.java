package dev.rapport.events.customer;

import dev.rapport.events.field.Coded;

/** Where somebody is reached. */
public enum Place implements Coded {
    HOME,
    WORK,
    OTHER
}

package dev.rapport.events.customer;

import dev.rapport.events.field.Coded;

/** How soon something is needed. */
public enum Urgency implements Coded {
    NOW,
    THIS_YEAR,
    LATER
}

package dev.rapport.events.customer;

import dev.rapport.events.field.Coded;

/** What somebody needs or wants. */
public enum NeedKind implements Coded {
    GOAL,
    CHALLENGE,
    INTEREST,
    PRODUCT,
    NEED
}

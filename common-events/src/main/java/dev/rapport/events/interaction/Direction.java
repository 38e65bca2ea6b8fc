package dev.rapport.events.interaction;

import dev.rapport.events.field.Coded;

/** Who began an interaction: the customer, or we. */
public enum Direction implements Coded {
    INBOUND,
    OUTBOUND
}

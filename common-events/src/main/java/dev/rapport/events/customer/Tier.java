package dev.rapport.events.customer;

import dev.rapport.events.field.Coded;

/** How much a customer matters. */
public enum Tier implements Coded {
    /** One of the few that matter most. */
    KEY,
    /** Worth more attention than usual. */
    INTERESTED,
    /** Like most. */
    NORMAL
}

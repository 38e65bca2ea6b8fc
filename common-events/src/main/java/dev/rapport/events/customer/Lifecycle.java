package dev.rapport.events.customer;

import dev.rapport.events.field.Coded;

/** How far a customer has come. */
public enum Lifecycle implements Coded {
    /** May become interested. */
    POTENTIAL,
    /** Shows interest. */
    PROSPECT,
    /** Has bought. */
    CUSTOMER,
    /** Does not buy, or no longer. */
    LOST
}

package dev.rapport.events.customer;

import dev.rapport.events.field.Coded;

/** How much somebody can spend, as far as we can tell. */
public enum PurchasingPower implements Coded {
    LOW,
    MEDIUM,
    HIGH
}

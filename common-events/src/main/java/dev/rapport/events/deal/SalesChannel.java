package dev.rapport.events.deal;

import dev.rapport.events.field.Coded;

/** The way on which a customer buys. */
public enum SalesChannel implements Coded {
    DIRECT,
    PARTNER,
    DISTRIBUTOR,
    ONLINE,
    PHONE,
    OTHER
}

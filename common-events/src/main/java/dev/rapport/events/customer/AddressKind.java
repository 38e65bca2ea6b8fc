package dev.rapport.events.customer;

import dev.rapport.events.field.Coded;

/** What a postal address is used for. */
public enum AddressKind implements Coded {
    HOME,
    WORK,
    BILLING,
    SHIPPING,
    OTHER
}

package dev.rapport.events.account;

import dev.rapport.events.field.Coded;

/** What an organisation is to us; it can be several things. */
public enum AccountKind implements Coded {
    CUSTOMER,
    SUPPLIER,
    PARTNER,
    COMPETITOR
}

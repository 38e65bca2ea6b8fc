package dev.rapport.events.deal;

import dev.rapport.events.field.Coded;

/** What a deal is to a customer. */
public enum DealKind implements Coded {
    NEW,
    RENEWAL,
    UP_SELL,
    CROSS_SELL
}

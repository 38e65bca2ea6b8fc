package dev.rapport.events.customer;

import dev.rapport.events.field.Coded;

/** What became of a need. */
public enum NeedOutcome implements Coded {
    MET,
    DROPPED
}

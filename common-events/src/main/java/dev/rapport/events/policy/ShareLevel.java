package dev.rapport.events.policy;

import dev.rapport.events.field.Coded;

/** What those may do with whom a record is shared. */
public enum ShareLevel implements Coded {
    READ,
    /** Read, too. */
    WRITE
}

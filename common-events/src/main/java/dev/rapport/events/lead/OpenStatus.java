package dev.rapport.events.lead;

import dev.rapport.events.field.Coded;

/** Where a lead stands that is being worked on. */
public enum OpenStatus implements Coded {
    /** Nobody has judged it yet. */
    NEW,
    /** It was found worth pursuing. */
    QUALIFIED
}

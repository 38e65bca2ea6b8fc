package dev.rapport.events.rule;

import dev.rapport.events.field.Coded;

/** What a rule decides. */
public enum RuleKind implements Coded {
    /** How promising a record is. */
    SCORING,
    /** What a lead must have before it is pursued. */
    QUALIFICATION,
    /** Who gets a record. */
    ASSIGNMENT,
    /** When there is a reason to get in touch. */
    OCCASION,
    /** Which records have been kept long enough. */
    RETENTION
}

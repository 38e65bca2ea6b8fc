package dev.rapport.events.field;

/** The kinds of records for which a company can define fields. */
public enum CustomizedKind implements Coded {
    LEAD,
    CONTACT,
    ACCOUNT,
    DEAL,
    INTERACTION
}

package dev.rapport.reporting.resource;

/** Whom records of a kind are for. */
public enum Audience {
    /** Whoever the access policy says. */
    POLICY,
    /** Everybody who works here. */
    EVERYBODY,
    /** Their owners, and others as far as a field of theirs says so. */
    OWNER
}

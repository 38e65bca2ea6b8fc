package dev.rapport.localstack.process;

/** The signals that the local stack sends. */
public enum Signal {
    /** Ends at once, leaving nothing time to tidy up. */
    KILL,
    /** Asks to end. */
    TERM,
    /** Asks to end; PostgreSQL then closes its sessions instead of waiting for them. */
    INT,
    /** Freezes. */
    STOP,
    /** Thaws. */
    CONT
}

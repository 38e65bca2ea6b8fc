package dev.rapport.localstack.stack;

/** Which processes the services are. */
public enum Layout {
    /** Each is one, of which there can be more. */
    SEPARATE,
    /** All are one, and everything has less memory: for a small company on a small machine. */
    COMPACT
}

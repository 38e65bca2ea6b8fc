package dev.rapport.localstack.server;

/** How much memory the parts of a stack may take. */
public enum Room {
    /** Enough for millions of records and for tests that load a server as much as they can. */
    AMPLE,
    /** For a small company on a small machine: some hundred thousand records, and a few people at a time. */
    SMALL
}

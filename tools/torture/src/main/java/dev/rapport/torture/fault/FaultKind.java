package dev.rapport.torture.fault;

import java.util.Locale;

/** What can go wrong. */
public enum FaultKind {
    /** {@code kill -9}; the process is started again at once. */
    KILL,
    /** {@code SIGSTOP}, and {@code SIGCONT} later: connections stay open and nobody answers. */
    PAUSE,
    /** Connections to a server are refused, and those that stand are reset, for 5 s. */
    REFUSE_5S,
    /** The same for 60 s. */
    REFUSE_60S,
    /** Whoever answers has done what it was asked to, and the connection breaks before its answer has arrived. */
    CUT_BEFORE_ANSWER,
    /** Not a byte is left on the disk that a server writes to. */
    FULL_DISK,
    /** Everything to and from a store of read models takes long. */
    SLOW_SINK,
    /** An instance that writes runs with its clock ten minutes ahead. */
    CLOCK_AHEAD,
    /** An instance that writes runs with its clock ten minutes behind. */
    CLOCK_BEHIND,
    /** Events that were published before appear on their topics again, late and several times. */
    DUPLICATES,
    /** A transaction commits its event long after others that began later. */
    LATE_COMMIT,
    /** Events that cannot be applied: one whose predecessor is missing, and one that nobody can read. */
    POISON,
    /** A read model is filled anew. */
    REBUILD;

    /** As it is printed, e.g. {@code full disk}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

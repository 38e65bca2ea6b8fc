package dev.rapport.bench.row;

import java.time.Duration;

/** How much is measured, and for how long. */
public enum Profile {
    /** All rows in ten minutes. */
    QUICK(3, 2, 10_000),
    /** All rows, and again with more events in the store, in forty. */
    FULL(5, 4, 20_000);

    private final int rounds;
    private final int seconds;
    private final int backlog;

    Profile(int rounds, int seconds, int backlog) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.backlog = backlog;
    }

    /** How often limit and value are measured in turn. */
    int rounds() {
        return rounds;
    }

    /** How long each is measured in a round. */
    Duration round() {
        return Duration.ofSeconds(seconds);
    }

    /** Events that wait for the publisher in each of its rounds. */
    int backlog() {
        return backlog;
    }

    /** Load of the row's own kind before it is measured: the compiler of a JVM goes by what it sees. */
    Duration warmUp() {
        return Duration.ofSeconds(this == QUICK ? 4 : 8);
    }

    /** How much load an instance that has just been started gets at most before it is measured. */
    Duration start() {
        return Duration.ofSeconds(this == QUICK ? 15 : 75);
    }
}

package dev.rapport.common.projection;

import java.time.Duration;

/** How a chunk that could not be applied is tried again, and what must be thought of it. */
final class Retry {

    /** So often is a chunk tried as it is; what fails after that is looked for. */
    static final int TRIES = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final Duration longestPause;
    private int failures;
    private Duration pause = FIRST_PAUSE;

    Retry(Duration longestPause) {
        this.longestPause = longestPause;
    }

    /** It failed though the sink answered; one that does not answer says nothing about the events. */
    void failed() {
        failures++;
    }

    /** Whether the events that cannot be applied are to be looked for, to park them. */
    boolean isToBeIsolated() {
        return failures >= TRIES;
    }

    /** Not even the search for the event got through: what fails is not an event. */
    boolean isNoEventsFault() {
        return failures > TRIES;
    }

    /** How long to wait this time; twice as long the next time. */
    Duration nextPause() {
        var now = pause;
        pause = pause.multipliedBy(2).compareTo(longestPause) > 0 ? longestPause : pause.multipliedBy(2);
        return now;
    }
}

package dev.rapport.common.publishing;

/** What a publisher does after it has published what it found. */
enum PublisherTurn {

    /** It found something, and there may be more. */
    GO_ON,
    /** It found nothing: it waits until something is committed. */
    REST,
    /** It has been asked to end, and has nothing left or no time. */
    END;

    /**
     * @param found how many events were in the outbox
     * @param drainOver true if an end that has been asked for waits no longer for a backlog
     */
    static PublisherTurn next(boolean running, int found, boolean drainOver) {
        if (!running && (found == 0 || drainOver)) {
            return END;
        }
        return found == 0 ? REST : GO_ON;
    }
}

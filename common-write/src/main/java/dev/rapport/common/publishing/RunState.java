package dev.rapport.common.publishing;

/** Whether a publisher is to run, and how long it may go on with a backlog when it is not. Times are as of nanoTime. */
final class RunState {

    private volatile boolean running;
    /** When an end that has been asked for waits no longer for a backlog. */
    private volatile long drainUntil;

    boolean isRunning() {
        return running;
    }

    void start() {
        running = true;
    }

    void stop(long drainUntil) {
        this.drainUntil = drainUntil;
        running = false;
    }

    /** Without waiting for a backlog, unless somebody has asked for that already. */
    void stop() {
        running = false;
    }

    boolean isDrainOver(long now) {
        return !running && now - drainUntil > 0;
    }
}

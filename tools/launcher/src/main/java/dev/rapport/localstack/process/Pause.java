package dev.rapport.localstack.process;

import dev.rapport.localstack.StackException;
import java.time.Duration;

/** The wait between two looks at something that is about to change. */
public final class Pause {
    private static final Duration SHORT = Duration.ofMillis(50);

    private Pause() {}

    /**
     * Waits for a moment.
     *
     * @throws StackException when the thread is interrupted
     */
    public static void shortly() {
        try {
            Thread.sleep(SHORT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}

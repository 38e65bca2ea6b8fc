package dev.rapport.localstack.process;

import dev.rapport.localstack.StackException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Starts components and waits until they are ready. */
public final class Starter {
    /** A killed database needs a moment until its last child has let go of the shared memory. */
    private static final Duration RETRY_BOUND = Duration.ofSeconds(15);
    private static final int LOG_LINES = 15;

    private Starter() {}

    /**
     * Starts the component and returns once it is ready.
     *
     * @param started is told of every process that is started, before it is ready
     * @throws StackException when it ends or is not ready within its bound; the message holds the end of its log
     */
    public static OsProcess start(Component component, Path log, Consumer<OsProcess> started) {
        component.prepare();
        LogFile.setAsideWhenLong(log);
        long retryUntil = System.nanoTime() + RETRY_BOUND.toNanos();
        while (true) {
            OsProcess process = OsProcess.start(component.command(), component.environment(), component.folder(), log);
            started.accept(process);
            if (awaitReady(component, process, log)) {
                return process;
            }
            if (!component.worthRetrying() || System.nanoTime() > retryUntil) {
                throw new StackException(component.name() + " ended while it started" + tail(log));
            }
            Pause.shortly();
        }
    }

    /**
     * Waits until a process that has been started before is ready.
     *
     * @return whether it is; false when it has ended instead
     * @throws StackException when it is not ready within its bound
     */
    static boolean awaitReady(Component component, OsProcess process, Path log) {
        long deadline = System.nanoTime() + component.startBound().toNanos();
        while (!component.ready(process)) {
            if (!process.alive()) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                process.stop(component.stopSignal(), component.stopBound());
                throw new StackException(component.name() + " was not ready within "
                        + component.startBound().toSeconds() + " s" + tail(log));
            }
            Pause.shortly();
        }
        return true;
    }

    private static String tail(Path log) {
        return "; the end of " + log + ":\n" + LogFile.tail(log, LOG_LINES);
    }
}

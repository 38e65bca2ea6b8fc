package dev.rapport.localstack.process;

import dev.rapport.localstack.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process, known by its id and by when it began: ids are used again, so neither alone says which process it is.
 *
 * @param pid the process id
 * @param start when it began, in a form that only this machine compares
 */
public record OsProcess(long pid, String start) {
    /**
     * Starts a program in a session of its own, so that the terminal's Ctrl-C does not reach it and it outlives us.
     *
     * @param environment added to our own environment
     * @param log gets its output, appended
     * @throws StackException when the program cannot be started
     */
    public static OsProcess start(List<String> command, Map<String, String> environment, Path folder, Path log) {
        try {
            PrivateFiles.createDirectories(Objects.requireNonNull(log.toAbsolutePath().getParent()));
            PrivateFiles.createFile(log);
            ProcessBuilder builder = new ProcessBuilder(PrivateFiles.command(Detached.command(command)))
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null")).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            long pid = builder.start().pid();
            // A program that ends at once may be gone before it can be looked at.
            return new OsProcess(pid, startOf(pid).orElse("ended"));
        } catch (IOException e) {
            throw new StackException("cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    /** This very process. */
    public static OsProcess current() {
        long pid = ProcessHandle.current().pid();
        return new OsProcess(pid, startOf(pid).orElseThrow());
    }

    private static Optional<String> startOf(long pid) {
        if (ProcFs.available()) {
            return ProcFs.startOf(pid);
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(found -> found.info().startInstant())
                .map(Object::toString);
    }

    /** Whether it still runs; another process that has got the same id since does not count. */
    public boolean alive() {
        return startOf(pid).filter(start::equals).isPresent();
    }

    /** Whether it is stopped by a signal, and nobody has let it go on. */
    public boolean frozen() {
        return ProcFs.available() && ProcFs.frozen(pid);
    }

    /** Sends the signal if it still runs. */
    public void signal(Signal signal) {
        if (alive()) {
            send(signal, Stream.of(pid));
        }
    }

    /** Sends the signal to it and to every process below it. */
    public void signalTree(Signal signal) {
        if (alive()) {
            send(signal, tree());
        }
    }

    private static void send(Signal signal, Stream<Long> pids) {
        List<String> command = Stream
                .concat(Stream.of("sh", "-c", "kill -" + signal + " \"$@\"", "kill"), pids.map(Object::toString))
                .toList();
        try {
            Process kill = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new StackException("cannot send " + signal + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Stream<Long> tree() {
        return ProcessHandle.of(pid).stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()).map(ProcessHandle::pid));
    }

    /** Waits until it has ended, at most so long; answers whether it has. */
    public boolean awaitEnd(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (alive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.shortly();
        }
        return true;
    }

    /** Asks it to end by the signal, and kills it when it has not ended after so long. */
    public void stop(Signal signal, Duration atMost) {
        signal(signal);
        // A frozen process takes no notice until it is thawed.
        signalTree(Signal.CONT);
        if (!awaitEnd(atMost)) {
            kill();
        }
    }

    /** Ends it at once and waits until it is gone. */
    public void kill() {
        signal(Signal.KILL);
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Resident memory in bytes; that of processes below it included, with what they share counted once. */
    public long memory() {
        if (!ProcFs.available()) {
            return 0;
        }
        List<Long> pids = tree().toList();
        return pids.stream().mapToLong(each -> ProcFs.memoryOf(each, pids.size() > 1)).sum();
    }
}

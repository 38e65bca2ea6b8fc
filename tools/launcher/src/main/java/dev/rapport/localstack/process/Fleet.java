package dev.rapport.localstack.process;

import dev.rapport.localstack.StackException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/** Components that run together on one machine. */
public final class Fleet {
    private final ProcessRegistry ledger;
    private final Path logs;
    private volatile boolean closed;

    /** @param logs the folder that gets one log file per component */
    public Fleet(ProcessRegistry ledger, Path logs) {
        this.ledger = ledger;
        this.logs = logs;
    }

    /**
     * Starts those that do not run, all at once, and returns when all are ready.
     *
     * @param ready is told of each that was started, and how long it took
     * @throws StackException when one of them does not start; the others go on
     */
    public void ensureRunning(Collection<? extends Component> components, BiConsumer<Component, Duration> ready) {
        List<CompletableFuture<Void>> starts = components.stream()
                .map(component -> CompletableFuture.runAsync(() -> ensureRunning(component, ready),
                        Thread::startVirtualThread))
                .toList();
        List<String> failures = new ArrayList<>();
        for (CompletableFuture<Void> start : starts) {
            try {
                start.join();
            } catch (CompletionException e) {
                failures.add(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
            }
        }
        if (!failures.isEmpty()) {
            throw new StackException(String.join("\n", failures));
        }
    }

    private void ensureRunning(Component component, BiConsumer<Component, Duration> ready) {
        Optional<OsProcess> process = running(component.name());
        if (process.isEmpty() || !Starter.awaitReady(component, process.get(), log(component.name()))) {
            start(component, ready);
        }
    }

    private void start(Component component, BiConsumer<Component, Duration> ready) {
        long start = System.nanoTime();
        Starter.start(component, log(component.name()), process -> started(component, process));
        ready.accept(component, Duration.ofNanos(System.nanoTime() - start));
    }

    private void started(Component component, OsProcess process) {
        ledger.started(component, process);
        if (closed) {
            process.kill();
            throw new StackException(component.name() + " is not started: everything stops");
        }
    }

    /** From now on nothing is started any more; what is being started at this moment is ended. */
    public void close() {
        closed = true;
    }

    /** Asks each to end, all at once, and kills those that do not end within their bound. */
    public void stop(Collection<? extends Component> components) {
        components.parallelStream().forEach(this::stop);
    }

    private void stop(Component component) {
        ledger.lookUp(component.name())
                .ifPresent(process -> process.stop(component.stopSignal(), component.stopBound()));
        ledger.ended(component.name());
    }

    /** Ends the component's process at once. */
    public void kill(String component) {
        process(component).kill();
        ledger.ended(component);
    }

    /** Freezes the component: its connections stay open and nobody answers. */
    public void pause(String component) {
        process(component).signalTree(Signal.STOP);
    }

    public void resume(String component) {
        process(component).signalTree(Signal.CONT);
    }

    public boolean runs(String component) {
        return running(component).isPresent();
    }

    /** The component's process, if it runs. */
    public Optional<OsProcess> running(String component) {
        return ledger.lookUp(component).filter(OsProcess::alive);
    }

    /** What the component has written to its output. */
    public Path log(String component) {
        return logs.resolve(component + ".log");
    }

    private OsProcess process(String component) {
        return running(component).orElseThrow(() -> new StackException(component + " does not run"));
    }
}

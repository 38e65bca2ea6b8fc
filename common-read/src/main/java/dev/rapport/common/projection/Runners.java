package dev.rapport.common.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What feeds the copies of a projection on this instance: a runner for each. */
final class Runners<C extends ProjectionCopy> {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final ProjectionTarget<C> target;
    private final Brokers brokers;
    private final ProjectionProperties properties;
    private final Clock clock;
    private final ProjectionSpans spans;
    private final Consumer<String> caughtUp;
    private final Map<String, CopyRunner<C>> byCopy = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** @param caughtUp is told the name of a copy whenever all that is known to wait for it has been applied */
    Runners(ProjectionTarget<C> target, Brokers brokers, ProjectionProperties properties, Clock clock,
            ProjectionSpans spans, Consumer<String> caughtUp) {
        this.target = target;
        this.brokers = brokers;
        this.properties = properties;
        this.clock = clock;
        this.spans = spans;
        this.caughtUp = caughtUp;
    }

    @Nullable
    CopyRunner<C> of(String copy) {
        return byCopy.get(copy);
    }

    /** Makes sure that a copy is fed; by another runner if a thread of its runner has ended. */
    void feed(Notes.Copy copy, long redrive) {
        var runner = byCopy.get(copy.name());
        if (runner != null && runner.isBroken()) {
            runner.stop();
            runner.awaitStopped(STOP_LIMIT);
            byCopy.remove(copy.name());
            runner = null;
        }
        if (runner == null && !stopping) {
            runner = new CopyRunner<>(target, copy, redrive, brokers, properties, clock, spans,
                    () -> caughtUp.accept(copy.name()));
            byCopy.put(copy.name(), runner);
            runner.start();
        }
        if (runner != null) {
            runner.know(copy.topicIds());
        }
    }

    /** Stops feeding all copies but these, and waits until it has ended. */
    void stopOthers(Collection<String> wanted) {
        var others = byCopy.entrySet().stream().filter(entry -> !wanted.contains(entry.getKey())).toList();
        others.forEach(entry -> entry.getValue().stop());
        others.forEach(entry -> {
            entry.getValue().awaitStopped(STOP_LIMIT);
            byCopy.remove(entry.getKey());
        });
    }

    /** Asks all to end; from now on none is started. */
    void stop() {
        stopping = true;
        byCopy.values().forEach(CopyRunner::stop);
    }

    void awaitStopped() {
        byCopy.values().forEach(runner -> runner.awaitStopped(STOP_LIMIT));
    }

    int misplacedPartitions() {
        return byCopy.values().stream().mapToInt(CopyRunner::misplacedPartitions).sum();
    }
}

package dev.rapport.common.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles, together with the other instances, which copies of a projection there are. What they agree on lies in the
 * sink; each instance looks at it about twice a second and does what it says: creates, feeds, shows and drops copies.
 * Every change of it is a compare-and-set, so whoever comes second looks again. What to do is decided by
 * {@link CopyPlan} and done by {@link StepExecutor}; this is the loop around them.
 */
final class Supervisor<C extends ProjectionCopy> {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final long PARKED_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long NUDGE_EVERY_NANOS = Duration.ofMillis(50).toNanos();

    /** A look is so much rarer while nothing is applied and nobody reads. */
    private static final int QUIET = 4;

    private final ProjectionTarget<C> target;
    private final ProjectionProperties properties;
    private final Clock clock;
    private final Runners<C> runners;
    private final TopicEnds<C> topicEnds;
    private final CopyPlan plan;
    private final StepExecutor<C> executor;
    private final Semaphore nudged = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable Notes notes;
    private volatile @Nullable String sinkProblem;
    private volatile int parked;
    private volatile long caughtUpAt = System.nanoTime() - NUDGE_EVERY_NANOS;
    private volatile boolean read;
    private long revision;
    private long parkedSeenAt = System.nanoTime() - PARKED_EVERY_NANOS;

    Supervisor(ProjectionTarget<C> target, Brokers brokers, ProjectionProperties properties, Clock clock,
            ProjectionSpans spans) {
        this.target = target;
        this.properties = properties;
        this.clock = clock;
        this.runners = new Runners<>(target, brokers, properties, clock, spans, this::caughtUp);
        this.topicEnds = new TopicEnds<>(target, brokers, clock, runners);
        this.plan = new CopyPlan(target.schemaVersion(), target.rebuildable(),
                () -> Notes.Copy.fresh(target.schemaVersion(), clock.instant()));
        this.executor = new StepExecutor<>(target, runners, topicEnds, properties.grace(), clock, () -> stopping);
        this.thread = Thread.ofPlatform().name("projection-" + target.name()).daemon().unstarted(this::supervise);
    }

    void start() {
        thread.start();
    }

    /** Ends reading; what has been read is applied first. */
    void stop() {
        stopping = true;
        nudge();
        runners.stop();
        try {
            thread.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // It may just have begun with another one.
        runners.stop();
        runners.awaitStopped();
    }

    /** Somebody is answered from what is shown. */
    @Nullable
    CopyRunner<C> shownToReader() {
        read = true;
        return executor.shown();
    }

    /** Asks for a look at once. */
    void nudge() {
        nudged.release();
    }

    boolean isRunning() {
        return !stopping && thread.isAlive();
    }

    /** What feeds the copy that readers see; null while there is none that has ever caught up. */
    @Nullable
    CopyRunner<C> shown() {
        return executor.shown();
    }

    /** What the instances agreed on, as of the last look; null before the first and in an empty sink. */
    @Nullable
    Notes notes() {
        return notes;
    }

    /** What feeds the live copy, be it readable or not. */
    @Nullable
    CopyRunner<C> live() {
        var agreed = notes;
        return agreed == null ? null : runners.of(agreed.live().name());
    }

    @Nullable
    String sinkProblem() {
        var runner = live();
        return runner != null && runner.sinkProblem() != null ? runner.sinkProblem() : sinkProblem;
    }

    @Nullable
    String kafkaProblem() {
        var runner = live();
        return runner != null && runner.kafkaProblem() != null ? runner.kafkaProblem() : topicEnds.kafkaProblem();
    }

    /** Parked events of the live copy, as of the last look. */
    int parked() {
        return parked;
    }

    /** Since when partitions that this instance does not read are behind, in milliseconds since 1970; 0 if none is. */
    long behindSince() {
        return topicEnds.behindSince();
    }

    int misplacedPartitions() {
        return runners.misplacedPartitions();
    }

    private void supervise() {
        while (!stopping) {
            try {
                boolean again = look();
                sinkProblem = null;
                if (again) {
                    continue;
                }
            } catch (SinkUnavailableException e) {
                if (sinkProblem == null) {
                    LOG.warn("{}: the sink does not answer: {}", target.name(), e.getMessage());
                }
                sinkProblem = String.valueOf(e.getMessage());
            } catch (RuntimeException e) {
                sinkProblem = Applier.reason(e);
                LOG.error("{}: {}", target.name(), sinkProblem, e);
            }
            try {
                var pause = isQuiet() ? properties.checkInterval().multipliedBy(QUIET) : properties.checkInterval();
                if (nudged.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    nudged.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whether nothing has been applied or read since the look before, and nothing is wrong or about to change. */
    private boolean isQuiet() {
        var agreed = notes;
        var live = live();
        if (agreed == null || live == null || sinkProblem() != null || CopyPlan.awaited(agreed) != null) {
            return false;
        }
        long before = revision;
        revision = live.positions().revision();
        boolean wasRead = read;
        read = false;
        return revision == before && !wasRead;
    }

    /** @return true if something has changed, so that another look is due at once */
    private boolean look() {
        var raw = target.readState();
        if (raw == null) {
            var first = plan.begin(notes != null);
            notes = null;
            return executor.carryOut(first, null);
        }
        var agreed = Notes.read(raw);
        notes = agreed;
        var change = plan.change(agreed, this::isLost, clock.instant());
        if (!(change instanceof Step.None)) {
            return executor.carryOut(change, raw);
        }
        executor.follow(agreed);
        var tidy = plan.tidy(agreed, seenTopicIds(agreed), clock.instant());
        if (!(tidy instanceof Step.None)) {
            return executor.carryOut(tidy, raw);
        }
        executor.dropOrphans(agreed);
        lookAtParked(agreed);
        return lookAtEnds(raw, agreed);
    }

    private boolean isLost(String copy) {
        var runner = runners.of(copy);
        return (runner != null && runner.isLost()) || !target.open(copy).intact();
    }

    private Map<String, Map<String, String>> seenTopicIds(Notes agreed) {
        var seen = new HashMap<String, Map<String, String>>();
        for (var copy : CopyPlan.copies(agreed)) {
            var runner = runners.of(copy.name());
            if (runner != null) {
                seen.put(copy.name(), runner.seenTopicIds());
            }
        }
        return seen;
    }

    private void lookAtParked(Notes agreed) {
        if (System.nanoTime() - parkedSeenAt >= PARKED_EVERY_NANOS) {
            parked = target.open(agreed.live().name()).parked().size();
            parkedSeenAt = System.nanoTime();
        }
    }

    private boolean lookAtEnds(String raw, Notes agreed) {
        var awaited = CopyPlan.awaited(agreed);
        var ends = topicEnds.look(agreed, awaited != null);
        return ends != null && awaited != null && topicEnds.hasReached(awaited, ends)
                && executor.carryOut(CopyPlan.caughtUp(agreed, awaited, ends), raw);
    }

    /** A copy that is being filled is looked at as soon as it has caught up, not only when the next look is due. */
    private void caughtUp(String copy) {
        var agreed = notes;
        if (agreed != null && CopyPlan.isBeingFilled(agreed, copy)
                && System.nanoTime() - caughtUpAt >= NUDGE_EVERY_NANOS) {
            caughtUpAt = System.nanoTime();
            nudge();
        }
    }
}

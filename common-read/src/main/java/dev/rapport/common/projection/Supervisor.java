package dev.rapport.common.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides, together with the other instances, which copies of a projection there are. What they agree on lies in the sink;
 * each instance looks at it about twice a second and does what it says: creates, feeds, shows and drops copies. Every
 * change of it is a compare-and-set, so whoever comes second looks again.
 */
final class Supervisor<C extends ProjectionCopy> {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final long ENDS_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long NUDGE_EVERY_NANOS = Duration.ofMillis(50).toNanos();
    private static final Duration SWAP_LIMIT = Duration.ofSeconds(2);

    private final ProjectionTarget<C> target;
    private final Brokers brokers;
    private final ProjectionProperties properties;
    private final Clock clock;
    private final Runners<C> runners;
    private final Map<String, Map<TopicPartition, Long>> endsBefore = new HashMap<>();
    private final Semaphore nudged = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable CopyRunner<C> shown;
    private volatile @Nullable Notes notes;
    private volatile @Nullable String sinkProblem;
    private volatile @Nullable String kafkaProblem;
    private volatile int parked;
    private volatile int partitionCount = -1;
    private volatile long behindSince;
    private volatile long caughtUpAt = System.nanoTime() - NUDGE_EVERY_NANOS;
    private long endsSeenAt = System.nanoTime() - ENDS_EVERY_NANOS;
    private long parkedSeenAt = System.nanoTime() - ENDS_EVERY_NANOS;
    private boolean orphansDropped;

    Supervisor(ProjectionTarget<C> target, Brokers brokers, ProjectionProperties properties, Clock clock,
            ProjectionSpans spans) {
        this.target = target;
        this.brokers = brokers;
        this.properties = properties;
        this.clock = clock;
        this.runners = new Runners<>(target, brokers, properties, clock, spans, this::caughtUp);
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
        return shown;
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
        return runner != null && runner.kafkaProblem() != null ? runner.kafkaProblem() : kafkaProblem;
    }

    /** Parked events of the live copy, as of the last look. */
    int parked() {
        return parked;
    }

    /** Since when partitions that this instance does not read are behind, in milliseconds since 1970; 0 if none is. */
    long behindSince() {
        return behindSince;
    }

    int misplacedPartitions() {
        return runners.misplacedPartitions();
    }

    private void supervise() {
        while (!stopping) {
            try {
                boolean again = step();
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
                if (nudged.tryAcquire(properties.checkInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                    nudged.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** @return true if something has changed, so that another look is due at once */
    private boolean step() {
        var raw = target.readState();
        if (raw == null) {
            beginFromNothing();
            return true;
        }
        var agreed = Notes.read(raw);
        notes = agreed;
        if (create(raw, agreed)) {
            return true;
        }
        var lost = agreed.live().name();
        if (isLost(lost)) {
            LOG.error("{}: the sink has lost copy {}, filling another one from the first event", target.name(), lost);
            shown = null;
            target.writeState(raw, agreed.replaceLive(fresh(), clock.instant()).write());
            return true;
        }
        var building = agreed.building();
        if (building != null && isLost(building.name())) {
            LOG.error("{}: the sink has lost copy {}, which was being filled, filling another one", target.name(),
                    building.name());
            target.writeState(raw, agreed.dropBuilding(clock.instant()).withBuilding(fresh()).write());
            return true;
        }
        if (building == null && agreed.live().ready() && target.rebuildable()
                && agreed.live().schemaVersion() != target.schemaVersion()) {
            LOG.info("{}: rebuilding from version {} to {}", target.name(), agreed.live().schemaVersion(),
                    target.schemaVersion());
            return target.writeState(raw, agreed.withBuilding(fresh()).write());
        }
        follow(agreed);
        if (rememberTopics(raw, agreed) || dropRetired(raw, agreed)) {
            return true;
        }
        dropOrphans(agreed);
        lookAtParked(agreed);
        return lookAtEnds(raw, agreed);
    }

    private Notes.Copy fresh() {
        return Notes.Copy.fresh(target.schemaVersion(), clock.instant());
    }

    private void beginFromNothing() {
        if (notes != null) {
            LOG.error("{}: the sink has been emptied, filling it again from the first event", target.name());
        }
        shown = null;
        notes = null;
        orphansDropped = false;
        stopOthers(List.of());
        target.writeState(null, Notes.first(fresh()).write());
    }

    private boolean create(String raw, Notes agreed) {
        for (var copy : copies(agreed)) {
            if (!copy.created()) {
                target.create(copy.name());
                target.writeState(raw, agreed.with(copy.withCreated()).write());
                return true;
            }
        }
        return false;
    }

    private static List<Notes.Copy> copies(Notes agreed) {
        return agreed.building() == null ? List.of(agreed.live()) : List.of(agreed.live(), agreed.building());
    }

    private boolean isLost(String copy) {
        var runner = runners.of(copy);
        return runner != null && runner.isLost() || !target.open(copy).intact();
    }

    /** Feeds the copies that are agreed on, and no others. A retired copy is fed too while it can still be read. */
    private void follow(Notes agreed) {
        var wanted = new LinkedHashSet<String>();
        for (var copy : copies(agreed)) {
            wanted.add(copy.name());
            runners.feed(copy, agreed.redrive());
        }
        agreed.retired().stream().filter(copy -> copy.until().isAfter(clock.instant()))
                .forEach(copy -> wanted.add(copy.name()));
        stopOthers(wanted);
        var live = runners.of(agreed.live().name());
        if (live == null) {
            // It is being stopped, or could not be started and will be tried again.
            return;
        }
        live.redrive(agreed.redrive());
        if (agreed.live().ready() && shown != live) {
            // Whoever filled it may have been an instance that did not get so far as to say so.
            target.filled(agreed.live().name());
            shown = live;
        }
    }

    /** A copy that is being filled is looked at as soon as it has caught up, not only when the next look is due. */
    private void caughtUp(String copy) {
        var agreed = notes;
        boolean filling = agreed != null && (agreed.building() != null && agreed.building().name().equals(copy)
                || !agreed.live().ready() && agreed.live().name().equals(copy));
        if (filling && System.nanoTime() - caughtUpAt >= NUDGE_EVERY_NANOS) {
            caughtUpAt = System.nanoTime();
            nudge();
        }
    }

    private void stopOthers(Collection<String> wanted) {
        runners.stopOthers(wanted);
        endsBefore.keySet().retainAll(wanted);
    }

    private boolean rememberTopics(String raw, Notes agreed) {
        for (var copy : copies(agreed)) {
            var runner = runners.of(copy.name());
            if (runner != null) {
                var ids = new HashMap<>(runner.seenTopicIds());
                ids.putAll(copy.topicIds());
                if (!ids.equals(copy.topicIds())) {
                    target.writeState(raw, agreed.with(copy.withTopicIds(ids)).write());
                    return true;
                }
            }
        }
        return false;
    }

    private boolean dropRetired(String raw, Notes agreed) {
        for (var copy : agreed.retired()) {
            if (!copy.until().isAfter(clock.instant())) {
                target.drop(copy.name());
                target.writeState(raw, agreed.withoutRetired(copy.name()).write());
                return true;
            }
        }
        return false;
    }

    /** What a crash has left half made or half dropped. Listed before the notes are read again, so that none is new. */
    private void dropOrphans(Notes agreed) {
        if (orphansDropped) {
            return;
        }
        var there = target.copies();
        var raw = target.readState();
        if (raw == null) {
            return;
        }
        var now = Notes.read(raw);
        var kept = new LinkedHashSet<String>();
        copies(now).forEach(copy -> kept.add(copy.name()));
        copies(agreed).forEach(copy -> kept.add(copy.name()));
        now.retired().forEach(copy -> kept.add(copy.name()));
        there.stream().filter(copy -> !kept.contains(copy)).forEach(copy -> {
            LOG.info("{}: dropping what is left of copy {}", target.name(), copy);
            target.drop(copy);
        });
        orphansDropped = true;
    }

    private void lookAtParked(Notes agreed) {
        if (System.nanoTime() - parkedSeenAt >= ENDS_EVERY_NANOS) {
            parked = target.open(agreed.live().name()).parked().size();
            parkedSeenAt = System.nanoTime();
        }
    }

    private boolean lookAtEnds(String raw, Notes agreed) {
        boolean waiting = !agreed.live().ready() || agreed.building() != null;
        if (!waiting && System.nanoTime() - endsSeenAt < ENDS_EVERY_NANOS) {
            return false;
        }
        Map<TopicPartition, Long> ends;
        try {
            ends = brokers.ends(target.topics());
            kafkaProblem = null;
        } catch (KafkaException e) {
            kafkaProblem = e.toString();
            behindSince = behindSince == 0 ? clock.millis() : behindSince;
            return false;
        }
        endsSeenAt = System.nanoTime();
        partitionCount = ends.size();
        lookAtForeignPartitions(agreed, ends);
        if (!agreed.live().ready()) {
            if (hasReached(agreed.live(), ends)) {
                LOG.info("{}: copy {} has caught up", target.name(), agreed.live().name());
                target.filled(agreed.live().name());
                target.writeState(raw, agreed.with(agreed.live().withReady()).write());
                return true;
            }
            return false;
        }
        var building = agreed.building();
        return building != null && hasReached(building, ends) && swap(raw, agreed, building, ends);
    }

    /** Partitions of other instances, or of nobody yet, are judged by the checkpoint that lies in the sink. */
    private void lookAtForeignPartitions(Notes agreed, Map<TopicPartition, Long> ends) {
        var runner = runners.of(agreed.live().name());
        if (runner == null || runner.partitions().size() == partitionCount) {
            behindSince = 0;
            return;
        }
        var foreign = new HashMap<>(ends);
        foreign.keySet().removeAll(runner.partitions());
        foreign.values().removeIf(end -> end == 0);
        boolean behind = !Checkpoints.isAtLeast(runner.copy().checkpoint(foreign.keySet()), foreign);
        behindSince = !behind ? 0 : (behindSince == 0 ? clock.millis() : behindSince);
    }

    /** Whether a copy has got to where the topics ended at the look before this one; while writes go on, none gets further. */
    private boolean hasReached(Notes.Copy copy, Map<TopicPartition, Long> ends) {
        var before = endsBefore.put(copy.name(), ends);
        var runner = runners.of(copy.name());
        // Asking the sink costs it work that it needs for being filled.
        return before != null && before.keySet().equals(ends.keySet()) && (runner == null || !runner.isBefore(before))
                && Checkpoints.isAtLeast(target.open(copy.name()).checkpoint(before.keySet()), before);
    }

    /** Shows the new copy at a moment when it is not behind the old one, which stands still for the few milliseconds. */
    private boolean swap(String raw, Notes agreed, Notes.Copy building, Map<TopicPartition, Long> ends) {
        var old = runners.of(agreed.live().name());
        var next = runners.of(building.name());
        if (old == null || next == null) {
            return false;
        }
        target.filled(building.name());
        old.applying().lock();
        try {
            var goal = Checkpoints.goal(old.copy().checkpoint(), ends, building.speaksOfSameTopics(agreed.live()));
            long deadline = System.nanoTime() + SWAP_LIMIT.toNanos();
            if (!Checkpoints.awaitAtLeast(next.copy(), goal, deadline, () -> stopping || next.isLost())
                    || !next.copy().awaitVisible(deadline)) {
                return false;
            }
            var until = clock.instant().plus(properties.grace());
            if (!target.writeState(raw, agreed.replaceLive(building.withReady(), until).write())) {
                return true;
            }
            shown = next;
            orphansDropped = false;
            LOG.info("{}: copy {} takes the place of {}", target.name(), building.name(), agreed.live().name());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            old.applying().unlock();
        }
    }
}

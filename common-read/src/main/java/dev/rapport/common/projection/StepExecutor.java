package dev.rapport.common.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the {@link CopyPlan} asks for, and feeds the copies. Used by one thread. */
final class StepExecutor<C extends ProjectionCopy> {

    private static final Logger LOG = LoggerFactory.getLogger(StepExecutor.class);
    private static final Duration NEAR_LIMIT = Duration.ofSeconds(10);
    private static final Duration SWAP_LIMIT = Duration.ofSeconds(4);

    private final ProjectionTarget<C> target;
    private final Runners<C> runners;
    private final TopicEnds<C> topicEnds;
    private final Duration grace;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private volatile @Nullable CopyRunner<C> shown;
    private boolean orphansDropped;

    /**
     * @param grace how long a copy stays readable after another one has taken its place
     * @param stopping when it becomes true, a swap that waits is given up
     */
    StepExecutor(ProjectionTarget<C> target, Runners<C> runners, TopicEnds<C> topicEnds, Duration grace, Clock clock,
            BooleanSupplier stopping) {
        this.target = target;
        this.runners = runners;
        this.topicEnds = topicEnds;
        this.grace = grace;
        this.clock = clock;
        this.stopping = stopping;
    }

    /** What feeds the copy that readers see; null while there is none that has ever caught up. */
    @Nullable
    CopyRunner<C> shown() {
        return shown;
    }

    /**
     * Does what was decided on.
     *
     * @param raw the notes that the step was decided on, as they lie in the sink; null if there were none
     * @return true if something has changed, so that another look is due at once
     */
    boolean carryOut(Step step, @Nullable String raw) {
        return switch (step) {
            case Step.Begin begin -> begin(begin);
            case Step.Create create -> {
                target.create(create.copy());
                yield note(raw, create.next());
            }
            case Step.ReplaceLive replace -> {
                LOG.error("{}: the sink has lost copy {}, filling another one from the first event", target.name(),
                        replace.lost());
                shown = null;
                yield note(raw, replace.next());
            }
            case Step.ReplaceBuilding replace -> {
                LOG.error("{}: the sink has lost copy {}, which was being filled, filling another one", target.name(),
                        replace.lost());
                yield note(raw, replace.next());
            }
            case Step.Rebuild rebuild -> {
                LOG.info("{}: rebuilding from version {} to {}", target.name(), rebuild.from(), rebuild.to());
                yield target.writeState(raw, rebuild.next().write());
            }
            case Step.NoteTopics topics -> note(raw, topics.next());
            case Step.Drop drop -> {
                target.drop(drop.copy());
                yield note(raw, drop.next());
            }
            case Step.Show show -> {
                LOG.info("{}: copy {} has caught up", target.name(), show.copy());
                target.filled(show.copy());
                yield note(raw, show.next());
            }
            case Step.Swap swap -> swap(swap, raw);
            case Step.None none -> false;
        };
    }

    /** @return true even if another instance has noted something else meanwhile, which is then to be looked at */
    private boolean note(@Nullable String raw, Notes next) {
        target.writeState(raw, next.write());
        return true;
    }

    private boolean begin(Step.Begin step) {
        if (step.emptied()) {
            LOG.error("{}: the sink has been emptied, filling it again from the first event", target.name());
        }
        shown = null;
        orphansDropped = false;
        stopOthers(List.of());
        return note(null, step.next());
    }

    /** Feeds the copies that are agreed on, and no others. */
    void follow(Notes agreed) {
        CopyPlan.copies(agreed).forEach(copy -> runners.feed(copy, agreed.redrive()));
        stopOthers(CopyPlan.wanted(agreed, clock.instant()));
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

    private void stopOthers(Collection<String> wanted) {
        runners.stopOthers(wanted);
        topicEnds.retain(wanted);
    }

    /** Once: what a crash has left. Listed before the notes are read again, so that none is new. */
    void dropOrphans(Notes agreed) {
        if (orphansDropped) {
            return;
        }
        var there = target.copies();
        var raw = target.readState();
        if (raw == null) {
            return;
        }
        CopyPlan.orphans(there, agreed, Notes.read(raw)).forEach(copy -> {
            LOG.info("{}: dropping what is left of copy {}", target.name(), copy);
            target.drop(copy);
        });
        orphansDropped = true;
    }

    /** Shows the new copy at a moment when it is not behind the old one. */
    private boolean swap(Step.Swap step, @Nullable String raw) {
        var old = runners.of(step.agreed().live().name());
        var next = runners.of(step.building().name());
        if (old == null || next == null) {
            return false;
        }
        target.filled(step.building().name());
        try (var _ = next.hurry()) {
            // Most of what is left is applied while the old copy goes on.
            return comesUpTo(old, next, step, NEAR_LIMIT) && swapStandingStill(old, next, step, raw);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The old copy stands still for the few milliseconds. */
    private boolean swapStandingStill(CopyRunner<C> old, CopyRunner<C> next, Step.Swap step, @Nullable String raw)
            throws InterruptedException {
        var agreed = step.agreed();
        var building = step.building();
        old.applying().lock();
        try {
            if (!comesUpTo(old, next, step, SWAP_LIMIT)) {
                return false;
            }
            var until = clock.instant().plus(grace);
            if (!target.writeState(raw, agreed.replaceLive(building.withReady(), until).write())) {
                return true;
            }
            shown = next;
            orphansDropped = false;
            LOG.info("{}: copy {} takes the place of {}", target.name(), building.name(), agreed.live().name());
            return true;
        } finally {
            old.applying().unlock();
        }
    }

    /** Waits until the new copy shows what the old one has applied, and what the topics had. */
    private boolean comesUpTo(CopyRunner<C> old, CopyRunner<C> next, Step.Swap step, Duration limit)
            throws InterruptedException {
        var goal = Checkpoints.goal(old.copy().checkpoint(), step.ends(),
                step.building().speaksOfSameTopics(step.agreed().live()));
        long deadline = System.nanoTime() + limit.toNanos();
        boolean there = Checkpoints.awaitAtLeast(next.copy(), goal, deadline,
                () -> stopping.getAsBoolean() || next.isLost())
                && next.copy().awaitVisible(System.nanoTime(), deadline);
        if (!there) {
            LOG.info("{}: copy {} does not come up to the one that is shown within {}, and tries again", target.name(),
                    step.building().name(), limit);
        }
        return there;
    }
}

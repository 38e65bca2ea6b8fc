package dev.rapport.common.projection;

import dev.rapport.common.web.Position;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.EventCatalogue;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** A projection as readers and operators see it; its {@link Supervisor} does the work. */
final class ManagedProjection<C extends ProjectionCopy> implements Projection<C> {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedProjection.class);

    private final ProjectionTarget<C> target;
    private final ProjectionProperties properties;
    private final Clock clock;
    private final Supervisor<C> supervisor;

    ManagedProjection(ProjectionTarget<C> target, Brokers brokers, ProjectionProperties properties, Clock clock,
            ProjectionSpans spans) {
        this.target = target;
        this.properties = properties;
        this.clock = clock;
        this.supervisor = new Supervisor<>(target, brokers, properties, clock, spans);
    }

    void start() {
        supervisor.start();
    }

    /** Ends reading; what has been read is applied first. */
    void stop() {
        supervisor.stop();
    }

    // What readers ask

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public C live() {
        return readable().copy();
    }

    private CopyRunner<C> readable() {
        var runner = supervisor.shownToReader();
        if (runner == null || runner.isLost()) {
            throw behind();
        }
        return runner;
    }

    @Override
    public void confirmIntact(C copy) {
        var runner = readable();
        boolean whole;
        try {
            whole = runner.copy().name().equals(copy.name()) && copy.intact() && target.readState() != null;
        } catch (SinkUnavailableException e) {
            throw unavailable();
        }
        if (!whole) {
            supervisor.nudge();
            throw behind();
        }
    }

    @Override
    public void requireOwnVersion() {
        var agreed = supervisor.notes();
        if (agreed == null || agreed.live().schemaVersion() != target.schemaVersion()
                || !agreed.live().name().equals(readable().copy().name())) {
            throw behind();
        }
    }

    @Override
    public void await(Collection<Position.Entry> entries) {
        long deadline = System.nanoTime() + properties.positionTimeout().toNanos();
        var read = entries.stream().filter(entry -> isRead(entry.aggregateType())).toList();
        if (read.isEmpty()) {
            return;
        }
        try {
            CopyRunner<C> runner;
            long since;
            do {
                runner = readable();
                since = since(runner, read, deadline);
                // Another copy may have taken its place meanwhile, and need not hold them yet.
            } while (!runner.equals(readable()));
            if (!runner.copy().awaitVisible(since, deadline)) {
                throw behind();
            }
        } catch (SinkUnavailableException e) {
            throw unavailable();
        }
    }

    /** Since when a copy holds all of these events, at the latest. */
    private long since(CopyRunner<C> runner, Collection<Position.Entry> entries, long deadline) {
        long began = System.nanoTime();
        long since = began - Long.MAX_VALUE / 2;
        for (var entry : entries) {
            // While the first was waited for, the others have had time to arrive.
            long soon = Math.max(0, AppliedPositions.SOON_NANOS - (System.nanoTime() - began));
            var held = runner.positions().await(entry.aggregateType(), entry.aggregateId(), entry.sequence(), soon,
                    deadline);
            if (held == null) {
                throw behind();
            }
            since = held - since > 0 ? held : since;
        }
        return since;
    }

    @Override
    public Hurry hurry() {
        var runner = supervisor.live();
        return runner == null ? () -> {
        } : runner.hurry();
    }

    private boolean isRead(String aggregate) {
        return EventCatalogue.aggregates().contains(aggregate)
                && target.topics().contains(EventCatalogue.topicOf(aggregate));
    }

    private static ProblemException behind() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "read-model-behind",
                "What you ask for has not caught up yet. Try again.");
    }

    private static ProblemException unavailable() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
                "A part of the system does not answer. Try again.");
    }

    @Override
    public long revision() {
        return readable().positions().revision();
    }

    @Override
    public long lagMillis() {
        var runner = supervisor.shown();
        long own = runner == null ? 0 : runner.lagMillis();
        long since = supervisor.behindSince();
        return since == 0 ? own : Math.max(own, Math.max(1, clock.millis() - since));
    }

    // What operators ask

    @Override
    public ProjectionStatus status() {
        var agreed = supervisor.notes();
        var sink = supervisor.sinkProblem();
        var kafka = supervisor.kafkaProblem();
        return new ProjectionStatus(target.name(), agreed == null ? null : agreed.live().name(),
                agreed == null || agreed.building() == null ? null : agreed.building().name(),
                state(agreed, sink, kafka), lagEvents(), lagMillis() / 1000.0, supervisor.parked(),
                partitions(supervisor.live()), sink != null ? sink : kafka);
    }

    private ProjectionStatus.State state(@Nullable Notes agreed, @Nullable String sink, @Nullable String kafka) {
        if (!supervisor.isRunning()) {
            return ProjectionStatus.State.STOPPED;
        }
        if (sink != null) {
            return ProjectionStatus.State.SINK_UNAVAILABLE;
        }
        if (kafka != null) {
            return ProjectionStatus.State.KAFKA_PROBLEM;
        }
        if (agreed == null || supervisor.shown() == null) {
            return ProjectionStatus.State.FILLING;
        }
        return agreed.building() == null ? ProjectionStatus.State.RUNNING : ProjectionStatus.State.REBUILDING;
    }

    private List<String> partitions(@Nullable CopyRunner<C> runner) {
        return runner == null
                ? List.of()
                : runner.partitions().stream().map(TopicPartition::toString).sorted().toList();
    }

    /** Events that wait in the partitions of this instance. */
    long lagEvents() {
        var runner = supervisor.live();
        return runner == null ? 0 : runner.lagEvents();
    }

    /** As of the last look. */
    int parkedCount() {
        return supervisor.parked();
    }

    /** Partitions that cannot be read on because Kafka does not hold what the checkpoint says. */
    int misplacedPartitions() {
        return supervisor.misplacedPartitions();
    }

    @Override
    public List<ParkedEvent> parked() {
        try {
            var agreed = agreed();
            return target.open(agreed.live().name()).parked();
        } catch (SinkUnavailableException e) {
            throw unavailable();
        }
    }

    @Override
    public void rebuild() {
        if (!target.rebuildable()) {
            throw new ProblemException(HttpStatus.CONFLICT, "not-rebuildable",
                    "This projection acts on what happens; it cannot be built beside itself.");
        }
        change(agreed -> {
            if (agreed.building() != null || !agreed.live().ready()) {
                throw new ProblemException(HttpStatus.CONFLICT, "already-filling", "A copy is being filled already.");
            }
            LOG.info("{}: rebuilding as asked", target.name());
            return agreed.withBuilding(Notes.Copy.fresh(target.schemaVersion(), clock.instant()));
        });
    }

    @Override
    public void redrive() {
        change(Notes::redriveOnceMore);
    }

    private void change(UnaryOperator<Notes> change) {
        try {
            for (int i = 0; i < 20; i++) {
                var raw = target.readState();
                if (raw == null) {
                    throw behind();
                }
                if (target.writeState(raw, change.apply(Notes.read(raw)).write())) {
                    supervisor.nudge();
                    return;
                }
            }
            throw unavailable();
        } catch (SinkUnavailableException e) {
            throw unavailable();
        }
    }

    private Notes agreed() {
        var raw = target.readState();
        if (raw == null) {
            throw behind();
        }
        return Notes.read(raw);
    }
}

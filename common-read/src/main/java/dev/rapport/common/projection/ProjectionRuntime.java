package dev.rapport.common.projection;

import dev.rapport.common.kafka.KafkaConnection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Runs the projections of one instance of a service from {@link #start} to {@link #stop}. */
public final class ProjectionRuntime implements SmartLifecycle {

    private final Brokers brokers;
    private final Map<String, ManagedProjection<?>> projections = new TreeMap<>();
    private final IdentityHashMap<ProjectionTarget<?>, ManagedProjection<?>> byTarget = new IdentityHashMap<>();
    private volatile boolean running;

    /**
     * @param tracer null if nothing is traced
     * @param propagator null if nothing is traced
     * @throws IllegalArgumentException if two targets have the same name, or the properties name no group
     */
    public ProjectionRuntime(KafkaConnection kafka, ProjectionProperties properties,
            List<? extends ProjectionTarget<?>> targets, MeterRegistry meters, Clock clock, @Nullable Tracer tracer,
            @Nullable Propagator propagator) {
        if (properties.group() == null || properties.group().isBlank()) {
            throw new IllegalArgumentException("rapport.projection.group or spring.application.name must be set");
        }
        this.brokers = new Brokers(kafka, properties);
        for (var target : targets) {
            var projection = manage(target, properties, clock, new ProjectionSpans(target.name(), tracer, propagator));
            if (projections.put(target.name(), projection) != null) {
                throw new IllegalArgumentException("Two projections are called " + target.name());
            }
            byTarget.put(target, projection);
            measure(projection, meters);
        }
    }

    private <C extends ProjectionCopy> ManagedProjection<C> manage(ProjectionTarget<C> target,
            ProjectionProperties properties, Clock clock, ProjectionSpans spans) {
        return new ManagedProjection<>(target, brokers, properties, clock, spans);
    }

    private static void measure(ManagedProjection<?> projection, MeterRegistry meters) {
        Gauge.builder("rapport.projection.lag.events", projection, ManagedProjection::lagEvents)
                .description("Events on Kafka that this instance should have applied and has not")
                .tag("projection", projection.name()).register(meters);
        TimeGauge.builder("rapport.projection.lag", projection, TimeUnit.MILLISECONDS, ManagedProjection::lagMillis)
                .description("Time since the oldest event that is not applied was recorded")
                .tag("projection", projection.name()).register(meters);
        Gauge.builder("rapport.projection.parked.events", projection, ManagedProjection::parkedCount)
                .description("Events kept aside because they could not be applied")
                .tag("projection", projection.name()).register(meters);
        Gauge.builder("rapport.projection.misplaced.partitions", projection, ManagedProjection::misplacedPartitions)
                .description("Partitions on which Kafka does not hold what the checkpoint says")
                .tag("projection", projection.name()).register(meters);
    }

    /**
     * The projection of a target.
     *
     * @throws IllegalArgumentException if the runtime was made without it
     */
    @SuppressWarnings("unchecked") // byTarget maps each target to the projection that was made for it.
    public <C extends ProjectionCopy> Projection<C> of(ProjectionTarget<C> target) {
        var projection = byTarget.get(target);
        if (projection == null) {
            throw new IllegalArgumentException("No projection runs for " + target.name());
        }
        return (Projection<C>) projection;
    }

    /** The projection with this name, or null. */
    public @Nullable Projection<?> named(String name) {
        return projections.get(name);
    }

    /** All projections, by name. */
    public Collection<? extends Projection<?>> all() {
        return projections.values();
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            projections.values().forEach(ManagedProjection::start);
        }
    }

    /** Lets what has been read be applied, and gives the partitions to the other instances. */
    @Override
    public synchronized void stop() {
        if (running) {
            running = false;
            try (var stopping = Executors.newVirtualThreadPerTaskExecutor()) {
                projections.values().forEach(projection -> stopping.execute(projection::stop));
            }
            brokers.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

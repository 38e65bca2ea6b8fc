package dev.rapport.common.projection;

import dev.rapport.common.kafka.KafkaConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Runs the projections that a service declares as beans. */
@AutoConfiguration(afterName = "dev.rapport.common.observability.ObservabilityAutoConfiguration")
@ConditionalOnBean(ProjectionTarget.class)
@EnableConfigurationProperties(ProjectionProperties.class)
class ProjectionAutoConfiguration {

    @Bean
    ProjectionRuntime projectionRuntime(KafkaConnection kafka, ProjectionProperties properties,
            List<ProjectionTarget<?>> targets, MeterRegistry meters, ObjectProvider<Clock> clock,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator, Environment environment) {
        var group = properties.group() == null
                ? environment.getProperty("spring.application.name")
                : properties.group();
        return new ProjectionRuntime(kafka, properties.withGroup(group == null ? "" : group), targets, meters,
                clock.getIfAvailable(Clock::systemUTC), tracer.getIfAvailable(), propagator.getIfAvailable());
    }

    @Bean
    ProjectionController projectionController(ProjectionRuntime runtime) {
        return new ProjectionController(runtime);
    }
}

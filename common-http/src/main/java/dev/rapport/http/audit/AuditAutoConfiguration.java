package dev.rapport.http.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** The audit log of every process. */
@AutoConfiguration(afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
class AuditAutoConfiguration {

    @Bean
    AuditLog auditLog(ObjectProvider<AuditSink> sinks, ObjectProvider<MeterRegistry> meters) {
        return new AuditLog(sinks.orderedStream().toList(), meters.getIfAvailable(() -> Metrics.globalRegistry));
    }

    @Bean
    FilterRegistrationBean<AuditFilter> auditFilter(AuditLog log) {
        var registration = new FilterRegistrationBean<>(new AuditFilter(log, Clock.systemUTC()));
        registration.setOrder(AuditFilter.ORDER);
        return registration;
    }
}

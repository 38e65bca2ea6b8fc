package dev.rapport.reporting.access;

import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.common.web.CompanyProperties;
import dev.rapport.reporting.mongodb.Mongodb;
import dev.rapport.reporting.resource.Resources;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    AccessTarget accessTarget(Mongodb mongodb, Resources resources) {
        return new AccessTarget(mongodb, resources);
    }

    @Bean
    Readers readers(ProjectionRuntime runtime, AccessTarget accessTarget, Resources resources, Clock clock,
            CompanyProperties company) {
        return new StoredReaders(runtime.of(accessTarget), resources, clock.withZone(company.timeZone()));
    }
}

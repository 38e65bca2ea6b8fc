package dev.rapport.reporting.record;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.reporting.mongodb.Mongodb;

@Configuration(proxyBeanMethods = false)
class RecordConfiguration {

    @Bean
    RecordsTarget recordsTarget(Mongodb mongodb, List<Derivation> derivations) {
        return new RecordsTarget(mongodb, derivations);
    }

    @Bean
    Records records(ProjectionRuntime runtime, RecordsTarget target) {
        return new Records(runtime, target);
    }
}

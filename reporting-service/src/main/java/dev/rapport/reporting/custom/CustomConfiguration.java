package dev.rapport.reporting.custom;

import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.reporting.mongodb.Mongodb;
import dev.rapport.reporting.resource.Resources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomConfiguration {

    @Bean
    CustomTarget customTarget(Mongodb mongodb, Resources resources) {
        return new CustomTarget(mongodb, resources);
    }

    @Bean
    CustomFields customFields(ProjectionRuntime runtime, CustomTarget customTarget) {
        return new StoredCustomFields(runtime.of(customTarget));
    }
}

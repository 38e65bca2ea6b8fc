package dev.rapport.contact.lead;

import dev.rapport.common.command.AggregateType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LeadConfiguration {

    @Bean
    AggregateType<Lead> leadAggregate() {
        return new AggregateType<>(Lead.class);
    }
}

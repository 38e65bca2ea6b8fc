package dev.rapport.deal.deal;

import dev.rapport.common.automation.Automations;
import dev.rapport.common.command.AggregateType;
import dev.rapport.common.customer.CustomerKinds;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.deal.pipeline.Stages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DealConfiguration {

    @Bean
    AggregateType<Deal> dealAggregate() {
        return new AggregateType<>(Deal.class);
    }

    @Bean
    CustomerKinds customerKinds() {
        return CustomerKinds.of("contact", "account");
    }

    @Bean
    PostgresProjectionTarget convertedLeads(Automations automations, Stages stages) {
        return automations.projection(new ConvertedLeads(stages));
    }
}

package dev.rapport.interaction.interaction;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.customer.CustomerKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InteractionConfiguration {

    @Bean
    AggregateType<Interaction> interactionAggregate() {
        return new AggregateType<>(Interaction.class);
    }

    @Bean
    CustomerKinds customerKinds() {
        return CustomerKinds.of("contact", "account", "lead");
    }
}

package dev.rapport.contact.view;

import dev.rapport.common.command.AggregateType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

    @Bean
    AggregateType<View> viewAggregate() {
        return new AggregateType<>(View.class);
    }
}

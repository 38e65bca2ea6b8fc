package dev.rapport.contact.rule;

import dev.rapport.common.command.AggregateType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RuleConfiguration {

    @Bean
    AggregateType<Rule> ruleAggregate() {
        return new AggregateType<>(Rule.class);
    }
}

package dev.rapport.contact.policy;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Commands;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    AggregateType<Policy> policyAggregate() {
        return new AggregateType<>(Policy.class);
    }

    @Bean
    FirstPolicy firstPolicy(Commands commands, JdbcTemplate jdbc) {
        return new FirstPolicy(commands, jdbc);
    }
}

package dev.rapport.contact.source;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Commands;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class SourceConfiguration {

    @Bean
    AggregateType<Source> sourceAggregate() {
        return new AggregateType<>(Source.class);
    }

    /** After the policy, which looks whether anything has happened before. */
    @Bean
    @DependsOn("firstPolicy")
    FirstSources firstSources(Commands commands, JdbcTemplate jdbc) {
        return new FirstSources(commands, jdbc);
    }
}

package dev.rapport.deal.pipeline;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Commands;
import dev.rapport.common.command.Injectable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

    @Bean
    AggregateType<Pipeline> pipelineAggregate() {
        return new AggregateType<>(Pipeline.class);
    }

    @Bean
    Stages stages(JdbcTemplate jdbc) {
        return new PostgresStages(jdbc);
    }

    @Bean
    Injectable<Stages> injectableStages(Stages stages) {
        return new Injectable<>(Stages.class, stages);
    }

    @Bean
    DefaultPipeline defaultPipeline(Commands commands, Stages stages) {
        return new DefaultPipeline(commands, stages);
    }
}

package dev.rapport.common.automation;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Commands;
import dev.rapport.common.projection.postgres.PostgresProjections;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** Runs the automations that a service with aggregates declares. */
@AutoConfiguration(afterName = {"dev.rapport.common.command.CommandAutoConfiguration",
        "dev.rapport.common.projection.postgres.PostgresProjectionAutoConfiguration"})
@ConditionalOnBean(AggregateType.class)
class AutomationAutoConfiguration {

    @Bean
    Automations automations(PostgresProjections projections, Commands commands,
            PlatformTransactionManager transactions) {
        return new Automations(projections, commands, transactions);
    }
}

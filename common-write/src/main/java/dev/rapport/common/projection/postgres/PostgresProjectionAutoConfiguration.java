package dev.rapport.common.projection.postgres;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Projections into the database of a service that writes. */
@AutoConfiguration(beforeName = "dev.rapport.common.projection.ProjectionAutoConfiguration", afterName = {
        "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
        "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"})
@ConditionalOnBean({JdbcTemplate.class, PlatformTransactionManager.class})
class PostgresProjectionAutoConfiguration {

    @Bean
    PostgresProjections postgresProjections(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new PostgresProjections(jdbc, new TransactionTemplate(transactions));
    }
}

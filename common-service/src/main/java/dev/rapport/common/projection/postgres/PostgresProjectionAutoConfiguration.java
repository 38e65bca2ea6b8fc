package dev.rapport.common.projection.postgres;

import java.util.Set;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.rapport.common.security.StaffDirectory;

/** Projections into the database of a service that writes, among them the directory of staff that permission needs. */
@AutoConfiguration(afterName = {"org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
        "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
        "dev.rapport.common.security.StaffAutoConfiguration"})
@ConditionalOnClass(JdbcTemplate.class)
@ConditionalOnBean({JdbcTemplate.class, PlatformTransactionManager.class})
class PostgresProjectionAutoConfiguration {

    @Bean
    PostgresProjections postgresProjections(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new PostgresProjections(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    @ConditionalOnBean(StaffDirectory.class)
    PostgresProjectionTarget staffProjection(PostgresProjections projections, StaffDirectory staff) {
        return projections.projection("staff", Set.of("rapport.employee"), staff::on);
    }
}

package dev.rapport.common.staff;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.common.projection.postgres.PostgresProjections;
import dev.rapport.common.security.Access;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Row-level permission in services that write, and the directory of staff that it needs. */
@AutoConfiguration(beforeName = {"dev.rapport.common.eventstore.EventStoreAutoConfiguration",
        "dev.rapport.common.projection.ProjectionAutoConfiguration"}, afterName = {
                "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
                "dev.rapport.common.projection.postgres.PostgresProjectionAutoConfiguration"})
@ConditionalOnBean(AggregateType.class)
class StaffAutoConfiguration {

    @Bean
    StaffDirectory staffDirectory(JdbcTemplate jdbc) {
        return new StaffDirectory(jdbc);
    }

    @Bean
    Access access(StaffDirectory staff) {
        return new Access(staff);
    }

    @Bean
    Ownership ownership(Access access, StaffDirectory staff) {
        return new Ownership(access, staff);
    }

    @Bean
    PostgresProjectionTarget staffProjection(PostgresProjections projections, StaffDirectory staff) {
        return staff.projection(projections);
    }
}

package dev.rapport.common.staff;

import dev.rapport.common.access.Access;
import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.common.projection.postgres.PostgresProjections;
import dev.rapport.common.security.KnownEmployees.Standing;
import dev.rapport.common.security.KnownEmployees;
import dev.rapport.common.web.CompanyProperties;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
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
    PolicyDirectory policyDirectory(JdbcTemplate jdbc) {
        return new PolicyDirectory(jdbc);
    }

    @Bean
    PostgresProjectionTarget policyProjection(PostgresProjections projections, PolicyDirectory policy) {
        return policy.projection(projections);
    }

    @Bean
    Access access(PolicyDirectory policy, StaffDirectory staff, Clock clock, CompanyProperties company) {
        return new Access(policy, staff, clock.withZone(company.timeZone()));
    }

    @Bean
    Ownership ownership(Access access, StaffDirectory staff) {
        return new Ownership(access, staff);
    }

    /** Who is not known counts only once the directory has been read to its end: before, nobody is. */
    @Bean
    KnownEmployees knownEmployees(StaffDirectory staff, PostgresProjectionTarget staffProjection,
            ObjectProvider<ProjectionRuntime> projections) {
        return employeeId -> staff.isActive(employeeId)
                .map(active -> active ? Standing.ACTIVE : Standing.DEACTIVATED).orElseGet(() -> {
                    projections.getObject().of(staffProjection).live();
                    return Standing.UNKNOWN;
                });
    }

    @Bean
    PostgresProjectionTarget staffProjection(PostgresProjections projections, StaffDirectory staff) {
        return staff.projection(projections);
    }
}

package dev.rapport.common.security;

import dev.rapport.common.eventstore.AggregateType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Row-level permission in services that write. */
@AutoConfiguration(beforeName = "dev.rapport.common.eventstore.EventStoreAutoConfiguration", afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@ConditionalOnClass({AggregateType.class, JdbcTemplate.class})
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
        return new Ownership(access, staff::isActive);
    }
}

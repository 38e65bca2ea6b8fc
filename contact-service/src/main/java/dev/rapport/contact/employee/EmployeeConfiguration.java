package dev.rapport.contact.employee;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Injectable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class EmployeeConfiguration {

    @Bean
    AggregateType<Employee> employeeAggregate() {
        return new AggregateType<>(Employee.class);
    }

    @Bean
    Injectable<Managers> managers(JdbcTemplate jdbc) {
        return new Injectable<>(Managers.class, new StoredManagers(jdbc));
    }
}

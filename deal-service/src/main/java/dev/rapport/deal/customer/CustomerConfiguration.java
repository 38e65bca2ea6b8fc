package dev.rapport.deal.customer;

import dev.rapport.common.command.Injectable;
import dev.rapport.common.projection.Arrival;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.common.projection.postgres.PostgresProjections;
import dev.rapport.deal.customer.KnownCustomers.Standing;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PLACES = 64;

    @Bean
    CustomerDirectory customerDirectory(JdbcTemplate jdbc) {
        return new CustomerDirectory(jdbc);
    }

    @Bean
    PostgresProjectionTarget customerProjection(PostgresProjections projections, CustomerDirectory customers) {
        return projections.projection("customers", Set.of("rapport.contact", "rapport.account"), customers::on);
    }

    @Bean
    Injectable<KnownCustomers> injectableCustomers(CustomerDirectory customers) {
        return new Injectable<>(KnownCustomers.class, customers);
    }

    @Bean
    Arrival customerArrival(CustomerDirectory customers) {
        return new Arrival(customer -> customers.standing(customer) != Standing.UNKNOWN, PATIENCE, PLACES);
    }
}

package dev.rapport.common.customer;

import dev.rapport.common.access.Access;
import dev.rapport.common.command.Injectable;
import dev.rapport.common.command.KnownRecords;
import dev.rapport.common.customer.KnownCustomers.Customer;
import dev.rapport.common.projection.Arrival;
import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.common.projection.postgres.PostgresProjections;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The directory of customers, for services that say which records count as such. */
@AutoConfiguration(beforeName = {"dev.rapport.common.eventstore.EventStoreAutoConfiguration",
        "dev.rapport.common.projection.ProjectionAutoConfiguration"}, afterName = {
                "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
                "dev.rapport.common.projection.postgres.PostgresProjectionAutoConfiguration"})
@ConditionalOnBean(CustomerKinds.class)
class CustomerAutoConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PLACES = 64;

    @Bean
    CustomerDirectory customerDirectory(CustomerKinds kinds, JdbcTemplate jdbc) {
        return new CustomerDirectory(kinds, jdbc);
    }

    @Bean
    PostgresProjectionTarget customerProjection(PostgresProjections projections, CustomerDirectory customers) {
        return customers.projection(projections);
    }

    @Bean
    Injectable<KnownCustomers> injectableCustomers(CustomerDirectory customers) {
        return new Injectable<>(KnownCustomers.class, customers);
    }

    @Bean
    Arrival<WantedCustomer> customerArrival(CustomerDirectory customers, Access access,
            ProjectionRuntime projections, PostgresProjectionTarget customerProjection) {
        return new Arrival<>(wanted -> isFor(wanted, customers.customer(wanted.customerId()), access),
                projections.of(customerProjection)::hurry, PATIENCE, PLACES);
    }

    @Bean
    KnownRecords customersAsRecords(CustomerDirectory customers) {
        return (kind, id, context) -> {
            var customer = customers.customer(id);
            return customer != null && customer.kind().equals(kind)
                    && customers.standing(id) == KnownCustomers.Standing.KNOWN
                    && context.mayRead(kind, customer.facts());
        };
    }

    private static boolean isFor(WantedCustomer wanted, @Nullable Customer customer, Access access) {
        return customer != null && access.mayRead(wanted.caller(), customer.kind(), customer.facts());
    }
}

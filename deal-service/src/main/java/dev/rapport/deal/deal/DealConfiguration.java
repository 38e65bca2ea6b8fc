package dev.rapport.deal.deal;

import dev.rapport.common.automation.Automations;
import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Injectable;
import dev.rapport.common.customer.CustomerKinds;
import dev.rapport.common.projection.Arrival;
import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.common.projection.postgres.PostgresProjections;
import dev.rapport.deal.pipeline.Stages;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class DealConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PLACES = 64;

    @Bean
    AggregateType<Deal> dealAggregate() {
        return new AggregateType<>(Deal.class);
    }

    @Bean
    CustomerKinds customerKinds() {
        return CustomerKinds.of("contact", "account");
    }

    @Bean
    ContactAccounts contactAccounts(JdbcTemplate jdbc) {
        return new ContactAccounts(jdbc);
    }

    @Bean
    PostgresProjectionTarget contactAccountsProjection(PostgresProjections projections, ContactAccounts accounts) {
        return accounts.projection(projections);
    }

    @Bean
    Injectable<CustomerAccounts> injectableAccounts(ContactAccounts accounts) {
        return new Injectable<>(CustomerAccounts.class, accounts);
    }

    @Bean
    Arrival<CustomerAccounts.Belonging> accountArrival(ContactAccounts accounts, ProjectionRuntime projections,
            PostgresProjectionTarget contactAccountsProjection) {
        return new Arrival<>(accounts::holds, projections.of(contactAccountsProjection)::hurry, PATIENCE, PLACES);
    }

    @Bean
    PostgresProjectionTarget convertedLeads(Automations automations, Stages stages) {
        return automations.projection(new ConvertedLeads(stages));
    }
}

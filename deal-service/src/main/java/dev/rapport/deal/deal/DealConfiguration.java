package dev.rapport.deal.deal;

import dev.rapport.common.command.Commands;
import dev.rapport.common.command.AggregateType;
import dev.rapport.common.customer.CustomerKinds;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.common.projection.postgres.PostgresProjections;
import dev.rapport.deal.pipeline.Stages;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class DealConfiguration {

    @Bean
    AggregateType<Deal> dealAggregate() {
        return new AggregateType<>(Deal.class);
    }

    @Bean
    CustomerKinds customerKinds() {
        return CustomerKinds.of("contact", "account");
    }

    @Bean
    ConvertedLeads convertedLeads(Commands commands, Stages stages, PlatformTransactionManager transactions) {
        return new ConvertedLeads(commands, stages, transactions);
    }

    @Bean
    PostgresProjectionTarget convertedLeadsProjection(PostgresProjections projections, ConvertedLeads convertedLeads) {
        return projections.projection("converted-leads", Set.of("rapport.lead"), convertedLeads::on);
    }
}

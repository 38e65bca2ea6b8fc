package dev.rapport.interaction.known;

import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.common.projection.postgres.PostgresProjections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class KnownConfiguration {

    /** Kept by who acts on the same events, so that it is never behind them. */
    @Bean
    KnownRecords knownRecords(JdbcTemplate jdbc) {
        return new KnownRecords(jdbc);
    }

    @Bean
    Colleagues colleagues(JdbcTemplate jdbc) {
        return new Colleagues(jdbc);
    }

    @Bean
    PostgresProjectionTarget colleaguesProjection(PostgresProjections projections, Colleagues colleagues) {
        return colleagues.projection(projections);
    }
}

package dev.rapport.interaction.following;

import dev.rapport.common.access.Access;
import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Injectable;
import dev.rapport.common.projection.Arrival;
import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.interaction.known.KnownRecords;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class FollowingConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PLACES = 64;

    @Bean
    AggregateType<Following> followingAggregate() {
        return new AggregateType<>(Following.class);
    }

    @Bean
    Followers followers(JdbcTemplate jdbc) {
        return new Followers(jdbc);
    }

    @Bean
    Injectable<Followers> injectableFollowers(Followers followers) {
        return new Injectable<>(Followers.class, followers);
    }

    @Bean
    Injectable<KnownRecords> injectableRecords(KnownRecords records) {
        return new Injectable<>(KnownRecords.class, records);
    }

    /** @param noticesProjection which keeps what is known of records */
    @Bean
    Arrival<WantedRecord> recordArrival(KnownRecords records, Access access, ProjectionRuntime projections,
            @Qualifier("noticesProjection") PostgresProjectionTarget noticesProjection) {
        return new Arrival<>(wanted -> {
            var known = records.find(wanted.about().id());
            return known != null && access.mayRead(wanted.caller(), known.kind(), known.facts());
        }, projections.of(noticesProjection)::hurry, PATIENCE, PLACES);
    }
}

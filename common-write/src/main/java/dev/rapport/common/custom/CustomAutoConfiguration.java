package dev.rapport.common.custom;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.AwaitedEvents;
import dev.rapport.common.command.Claims;
import dev.rapport.common.command.CustomFields;
import dev.rapport.common.command.Injectable;
import dev.rapport.common.command.KnownRecords;
import dev.rapport.common.field.FieldProperties;
import dev.rapport.common.projection.Arrival;
import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.common.projection.postgres.PostgresProjections;
import dev.rapport.common.web.Position;
import jakarta.validation.Validator;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Custom fields in services that write, and the directory of their definitions. */
@AutoConfiguration(beforeName = {"dev.rapport.common.eventstore.EventStoreAutoConfiguration",
        "dev.rapport.common.projection.ProjectionAutoConfiguration"}, afterName = {
                "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
                "dev.rapport.common.projection.postgres.PostgresProjectionAutoConfiguration"})
@ConditionalOnBean(AggregateType.class)
class CustomAutoConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PLACES = 64;

    @Bean
    FieldDirectory fieldDirectory(JdbcTemplate jdbc) {
        return new FieldDirectory(jdbc);
    }

    @Bean
    PostgresProjectionTarget fieldProjection(PostgresProjections projections, FieldDirectory fields) {
        return fields.projection(projections);
    }

    @Bean
    Injectable<ValueForms> valueForms(Validator validator, FieldProperties properties) {
        return new Injectable<>(ValueForms.class, new ValueForms(validator, properties));
    }

    /** A service that knows no other records than employees can hold no references to them. */
    @Bean
    CustomFields customFields(FieldDirectory fields, Injectable<ValueForms> forms, Injectable<Claims> claims,
            ObjectProvider<KnownRecords> records) {
        return new CheckedFields(fields, forms.instance(), claims.instance(),
                () -> records.getIfAvailable(() -> (kind, id, context) -> false));
    }

    /** Who has just defined a field, and says so, is understood by the write that uses it. */
    @Bean
    AwaitedEvents definedFields(FieldDirectory fields, ObjectProvider<ProjectionRuntime> projections,
            PostgresProjectionTarget fieldProjection) {
        var arrival = new Arrival<Position.Entry>(entry -> fields.holds(entry.aggregateId(), entry.sequence()),
                () -> projections.getObject().of(fieldProjection).hurry(), PATIENCE, PLACES);
        return entry -> {
            if (entry.aggregateType().equals("field")) {
                arrival.await(entry);
            }
        };
    }
}

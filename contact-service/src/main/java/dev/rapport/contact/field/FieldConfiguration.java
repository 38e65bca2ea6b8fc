package dev.rapport.contact.field;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Injectable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class FieldConfiguration {

    @Bean
    AggregateType<Field> fieldAggregate() {
        return new AggregateType<>(Field.class);
    }

    @Bean
    Injectable<DefinedFields> definedFieldsOfKinds(JdbcTemplate jdbc) {
        return new Injectable<>(DefinedFields.class, new StoredFields(jdbc));
    }
}

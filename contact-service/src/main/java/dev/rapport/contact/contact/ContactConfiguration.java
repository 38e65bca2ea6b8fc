package dev.rapport.contact.contact;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Injectable;
import dev.rapport.common.command.KnownRecords;
import dev.rapport.contact.matching.Lookup;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    AggregateType<Contact> contactAggregate() {
        return new AggregateType<>(Contact.class);
    }

    @Bean
    Injectable<Contacts> contacts(JdbcTemplate jdbc, Injectable<OtherContacts> others) {
        return new Injectable<>(Contacts.class, new StoredContacts(jdbc, others.instance()));
    }

    @Bean
    KnownRecords knownRecords(JdbcTemplate jdbc) {
        return (kind, id, context) -> new Lookup(jdbc, kind).readable(List.of(id), context).contains(id);
    }

    @Bean
    Injectable<OtherContacts> otherContacts(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new Injectable<>(OtherContacts.class,
                new OtherContacts(() -> axon.getObject().repository(Contact.class)));
    }
}

package dev.rapport.contact.contact;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Injectable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    AggregateType<Contact> contactAggregate() {
        return new AggregateType<>(Contact.class);
    }

    @Bean
    Injectable<Contacts> contacts() {
        return new Injectable<>(Contacts.class, new StoredContacts());
    }

    @Bean
    Injectable<OtherContacts> otherContacts(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new Injectable<>(OtherContacts.class,
                new OtherContacts(() -> axon.getObject().repository(Contact.class)));
    }
}

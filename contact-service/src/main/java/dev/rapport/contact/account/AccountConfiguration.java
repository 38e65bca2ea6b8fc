package dev.rapport.contact.account;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Injectable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    AggregateType<Account> accountAggregate() {
        return new AggregateType<>(Account.class);
    }

    @Bean
    Injectable<Accounts> accounts(JdbcTemplate jdbc) {
        return new Injectable<>(Accounts.class, new StoredAccounts(jdbc));
    }
}

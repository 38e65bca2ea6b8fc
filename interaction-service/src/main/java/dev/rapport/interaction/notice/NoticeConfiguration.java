package dev.rapport.interaction.notice;

import dev.rapport.common.access.Access;
import dev.rapport.common.automation.Automations;
import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Injectable;
import dev.rapport.common.customer.KnownCustomers;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.interaction.following.Followers;
import dev.rapport.interaction.known.Colleagues;
import dev.rapport.interaction.known.KnownRecords;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    AggregateType<Notice> noticeAggregate() {
        return new AggregateType<>(Notice.class);
    }

    @Bean
    StoredInbox inbox(JdbcTemplate jdbc) {
        return new StoredInbox(jdbc);
    }

    @Bean
    Injectable<Inbox> injectableInbox(StoredInbox inbox) {
        return new Injectable<>(Inbox.class, inbox);
    }

    @Bean
    Injectable<OtherNotices> otherNotices(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new Injectable<>(OtherNotices.class,
                new OtherNotices(() -> axon.getObject().repository(Notice.class)));
    }

    @Bean
    @Order(1)
    Occasion mentioned(Colleagues colleagues, Injectable<KnownCustomers> customers) {
        return new Mentioned(colleagues, customers.instance());
    }

    @Bean
    @Order(2)
    Occasion assigned(KnownRecords records) {
        return new Assigned(records);
    }

    @Bean
    @Order(3)
    Occasion followed(Followers followers, KnownRecords records, Injectable<KnownCustomers> customers) {
        return new Followed(followers, records, customers.instance());
    }

    @Bean
    PostgresProjectionTarget noticesProjection(Automations automations, List<Occasion> occasions, KnownRecords records,
            Colleagues colleagues, Access access, StoredInbox inbox) {
        return automations.projection(new Notices(occasions, records, colleagues, access, inbox));
    }
}

package dev.rapport.common.publishing;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.events.CloudEventWriter;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes the events of a service that has aggregates. */
@AutoConfiguration(afterName = "dev.rapport.common.eventstore.EventStoreAutoConfiguration")
@ConditionalOnBean(AggregateType.class)
@EnableConfigurationProperties({PublishingProperties.class, PublicAddress.class})
@EnableScheduling
class PublishingAutoConfiguration {

    @Bean
    OutboxSignal outboxSignal() {
        return new OutboxSignal();
    }

    @Bean
    PublishingMetrics publishingMetrics(JdbcTemplate jdbc, Clock clock, MeterRegistry registry) {
        return new PublishingMetrics(jdbc, clock, registry);
    }

    @Bean
    TopicTail topicTail(KafkaConnection kafka, PublishingProperties properties,
            @Value("${spring.application.name}") String service) {
        return new TopicTail(kafka, properties, topicsOf(service));
    }

    @Bean
    Publisher publisher(DataSource dataSource, EventCodec codec, OutboxSignal signal, TopicTail tail,
            KafkaConnection kafka, PublishingProperties properties, PublishingMetrics metrics, PublicAddress address,
            @Value("${spring.application.name}") String service) {
        var writer = new CloudEventWriter(address.publicUrl().toString());
        return new Publisher(dataSource, new Outbox("/" + service, codec, writer), signal,
                new Topics(kafka, properties, topicsOf(service)), tail,
                () -> EventProducer.open(kafka, properties.compression()), properties, metrics);
    }

    @Bean
    Reconciler reconciler(JdbcTemplate jdbc, PlatformTransactionManager transactions, PublishingProperties properties,
            TopicTail topics, PublishingMetrics metrics, OutboxSignal signal, Clock clock) {
        return new Reconciler(jdbc, new TransactionTemplate(transactions), properties, topics, metrics, signal, clock);
    }

    private static Set<String> topicsOf(String service) {
        return EventCatalogue.aggregates().stream()
                .filter(aggregate -> EventCatalogue.ownerOf(aggregate).equals(service))
                .map(EventCatalogue::topicOf).collect(Collectors.toUnmodifiableSet());
    }
}

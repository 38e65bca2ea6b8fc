package dev.rapport.reporting.stream;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.Position;
import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.limit.Places;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.resource.Resources;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class StreamConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(StreamConfiguration.class);

    @Bean
    StreamHub streamHub(KafkaConnection kafka, Records records, Resources resources) {
        return new StreamHub(kafka, topics(resources), changes(records, resources));
    }

    @Bean
    MissedChanges missedChanges(KafkaConnection kafka, StreamProperties properties, Records records,
            Resources resources) {
        return new MissedChanges(kafka, () -> new Changes(resources, first -> arrived(records, resources, first)),
                new Places("streams that read what they missed", properties.mostCatchingUpPerCaller(),
                        properties.mostCatchingUp()),
                properties.resumeEvents());
    }

    @Bean
    Visibility streamVisibility(Readers readers, Records records, Resources resources) {
        return new Visibility(readers, records, resources);
    }

    private static Changes changes(Records records, Resources resources) {
        return new Changes(resources, first -> known(records, resources, first));
    }

    @Bean
    MeterBinder openStreams(StreamHub hub) {
        return meters -> Gauge.builder("rapport.streams.open", hub, StreamHub::followers)
                .description("Live streams that are followed").register(meters);
    }

    @Bean
    StreamIds streamIds(TokenSigner signer, StreamProperties properties, Resources resources, Clock clock) {
        return new StreamIds(signer, topics(resources), clock, properties.resumeWithin());
    }

    /** That somebody changes what others may not read is nobody else's business. */
    private static Set<String> topics(Resources resources) {
        return Resources.topics(resources.kindsStreamed());
    }

    /** As far as it is known now: what comes next does not wait for one record. */
    private static Map<UUID, UUID> known(Records records, Resources resources, Collection<Position.Entry> first) {
        try {
            return customers(records, resources, first);
        } catch (ProblemException | SinkUnavailableException e) {
            LOG.warn("The stream cannot say whose records have changed: {}", e.getMessage());
            return Map.of();
        }
    }

    /**
     * When they have been read: a record may have been created a moment before its changes were missed. One that is
     * kept aside is not waited for longer than a reader would.
     *
     * @throws ProblemException 503 if nobody knows
     */
    private static Map<UUID, UUID> arrived(Records records, Resources resources, Collection<Position.Entry> first) {
        try {
            records.await(first);
        } catch (ProblemException e) {
            LOG.warn("The stream cannot say whose some records are that have changed: {}", e.getMessage());
        }
        try {
            return customers(records, resources, first);
        } catch (SinkUnavailableException e) {
            throw StreamHub.unavailable();
        }
    }

    private static Map<UUID, UUID> customers(Records records, Resources resources, Collection<Position.Entry> first) {
        var customers = new HashMap<UUID, UUID>();
        var ids = first.stream().map(Position.Entry::aggregateId).toList();
        records.find(records.live(), ids).forEach((id, document) -> {
            var field = resources.of(document.type()).customerField();
            var customer = field == null ? null : document.fields().id(field);
            if (customer != null) {
                customers.put(id, customer);
            }
        });
        return customers;
    }
}

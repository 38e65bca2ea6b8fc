package dev.rapport.reporting.stream;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.rapport.common.projection.ProjectionProperties;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.EventCatalogue;
import dev.rapport.reporting.record.Records;

@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(StreamConfiguration.class);

    @Bean
    StreamHub streamHub(ProjectionProperties properties, Records records) {
        return new StreamHub(properties.bootstrapServers(), EventCatalogue.topics(), ids -> customers(records, ids));
    }

    private static Map<UUID, UUID> customers(Records records, Collection<UUID> deals) {
        var customers = new HashMap<UUID, UUID>();
        try {
            records.find(records.live(), "deal", deals).forEach((id, deal) -> {
                if (deal.fields().id("customerId") instanceof UUID customer) {
                    customers.put(id, customer);
                }
            });
        } catch (ProblemException | SinkUnavailableException e) {
            LOG.warn("The stream cannot say whose deals have changed: {}", e.getMessage());
        }
        return customers;
    }
}

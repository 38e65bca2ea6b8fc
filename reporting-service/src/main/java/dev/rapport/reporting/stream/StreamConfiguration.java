package dev.rapport.reporting.stream;

import dev.rapport.common.projection.ProjectionProperties;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.resource.Resources;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(StreamConfiguration.class);

    @Bean
    StreamHub streamHub(ProjectionProperties properties, Records records, Resources resources) {
        // That somebody changes what others may not read is nobody else's business.
        var kinds = resources.kindsWithoutPrivate();
        return new StreamHub(properties.bootstrapServers(), Resources.topics(kinds),
                () -> new Changes(resources, ids -> customers(records, resources, ids)));
    }

    private static Map<UUID, UUID> customers(Records records, Resources resources, Collection<UUID> ids) {
        var customers = new HashMap<UUID, UUID>();
        try {
            records.find(records.live(), ids).forEach((id, document) -> {
                var field = resources.of(document.type()).customerField();
                var customer = field == null ? null : document.fields().id(field);
                if (customer != null) {
                    customers.put(id, customer);
                }
            });
        } catch (ProblemException | SinkUnavailableException e) {
            LOG.warn("The stream cannot say whose records have changed: {}", e.getMessage());
        }
        return customers;
    }
}

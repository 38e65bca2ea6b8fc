package dev.rapport.gateway.routing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are and how long the gateway has patience with them.
 *
 * @param contactService where contact-service is
 * @param dealService where deal-service is
 * @param interactionService where interaction-service is
 * @param reportingService where reporting-service is
 * @param instancesFile JSON of the form {@code {"deal-service": ["http://10.0.0.5:8082", "http://10.0.0.6:8082"]}},
 * looked at about twice a second; takes the place of the addresses here for the services it names. Null where something
 * else, such as a Kubernetes service, shares requests among instances
 * @param connectTimeout until a connection stands
 * @param leaseTimeout until a pooled connection is free
 * @param responseTimeout longest silence of a service within an answer; reads may wait 5 s for a position
 * @param streamIdleTimeout longest silence on the live stream; above its heartbeat
 * @param maxConnectionsPerService pooled connections to one service
 * @param maxStreams live streams open at the same time
 */
@ConfigurationProperties("rapport.gateway.routing")
record RoutingProperties(
        @DefaultValue("http://127.0.0.1:8081") URI contactService,
        @DefaultValue("http://127.0.0.1:8082") URI dealService,
        @DefaultValue("http://127.0.0.1:8083") URI interactionService,
        @DefaultValue("http://127.0.0.1:8084") URI reportingService,
        @Nullable Path instancesFile,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("2s") Duration leaseTimeout,
        @DefaultValue("15s") Duration responseTimeout,
        @DefaultValue("60s") Duration streamIdleTimeout,
        @DefaultValue("200") int maxConnectionsPerService,
        @DefaultValue("300") int maxStreams) {

    RoutingProperties {
        // A variable that is not set is an empty text.
        instancesFile = instancesFile == null || instancesFile.toString().isEmpty() ? null : instancesFile;
        for (Duration timeout : new Duration[]{connectTimeout, leaseTimeout, responseTimeout, streamIdleTimeout}) {
            if (!timeout.isPositive()) {
                throw new IllegalArgumentException("rapport.gateway.routing: timeouts must be positive");
            }
        }
        if (maxConnectionsPerService < 1 || maxStreams < 1) {
            throw new IllegalArgumentException("rapport.gateway.routing: maxima must be at least 1");
        }
        for (URI uri : new URI[]{contactService, dealService, interactionService, reportingService}) {
            check(uri);
        }
    }

    static void check(URI uri) {
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("rapport.gateway.routing: not the address of a service: " + uri);
        }
    }

    URI address(Service service) {
        return switch (service) {
            case CONTACT -> contactService;
            case DEAL -> dealService;
            case INTERACTION -> interactionService;
            case REPORTING -> reportingService;
        };
    }
}

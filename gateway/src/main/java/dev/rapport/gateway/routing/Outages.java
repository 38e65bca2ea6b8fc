package dev.rapport.gateway.routing;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells once that a service is gone and once that it is back, however many requests meet it; the metric counts all. */
@Component
class Outages {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final MeterRegistry meters;

    Outages(MeterRegistry meters) {
        this.meters = meters;
    }

    void failed(URI target, Exception failure) {
        meters.counter("rapport.gateway.unanswered", "service", target.getAuthority(), "reason",
                failure.getClass().getSimpleName()).increment();
        if (gone.add(target.getAuthority())) {
            LOG.warn("No answer from {}: {}", target.getAuthority(), failure.getClass().getName());
        }
    }

    void answered(URI target) {
        if (!gone.isEmpty() && gone.remove(target.getAuthority())) {
            LOG.info("{} answers again", target.getAuthority());
        }
    }
}

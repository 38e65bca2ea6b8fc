package dev.rapport.common.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;

/** What operators watch: events waiting for Kafka, for how long, and events that store and topics do not share. */
class PublishingMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(PublishingMetrics.class);

    /** A lag is counted up to this; beyond it only its age matters. */
    private static final int MOST_COUNTED = 100_000;

    private final JdbcOperations jdbc;
    private final Clock clock;
    private final Counter published;
    private final Counter failures;
    private final AtomicLong leading = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong oldestMillis = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();
    private final Counter repaired;

    PublishingMetrics(JdbcOperations jdbc, Clock clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.clock = clock;
        published = registry.counter("rapport.publisher.events");
        failures = registry.counter("rapport.publisher.failures");
        repaired = registry.counter("rapport.reconciliation.repaired.events");
        Gauge.builder("rapport.publisher.leading", leading, AtomicLong::get)
                .description("1 in the instance that publishes").register(registry);
        Gauge.builder("rapport.publisher.lag.events", waiting, AtomicLong::get)
                .description("Committed events that Kafka has not acknowledged").register(registry);
        Gauge.builder("rapport.publisher.lag.seconds", oldestMillis, millis -> millis.get() / 1000.0)
                .description("Age of the oldest of them").register(registry);
        Gauge.builder("rapport.reconciliation.missing.events", missing, AtomicLong::get)
                .description("Events of the store that the last comparison did not find on their topics")
                .register(registry);
    }

    void published(int events) {
        published.increment(events);
    }

    void failed() {
        failures.increment();
    }

    void leading(boolean leads) {
        leading.set(leads ? 1 : 0);
    }

    void missing(int events) {
        missing.set(events);
        repaired.increment(events);
    }

    @Scheduled(fixedDelayString = "PT2S")
    void measure() {
        try {
            jdbc.query("""
                    select waiting, recorded_at as oldest
                    from (select count(*) as waiting, min(position) as position
                          from (select position from outbox order by position limit ?) o) w
                    left join event using (position)
                    """, (ResultSet row) -> {
                waiting.set(row.getLong("waiting"));
                var oldest = row.getObject("oldest", OffsetDateTime.class);
                oldestMillis.set(oldest == null
                        ? 0
                        : Math.max(0, Duration.between(oldest.toInstant(), clock.instant()).toMillis()));
            }, MOST_COUNTED);
        } catch (DataAccessException e) {
            LOG.debug("The outbox cannot be measured now");
        }
    }
}

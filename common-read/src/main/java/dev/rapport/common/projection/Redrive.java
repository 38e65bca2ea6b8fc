package dev.rapport.common.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries the parked events of a copy again, as far as they lie on partitions of this instance; each key in its order. */
final class Redrive {

    private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);
    private static final Duration READ_LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final ProjectionCopy copy;
    private final Tenures tenures;
    private final Applier applier;
    private final Brokers brokers;
    private volatile long asked;
    private long done;

    /** @param done number of the last time that need not be done again */
    Redrive(String name, ProjectionCopy copy, Tenures tenures, Applier applier, Brokers brokers,
            long done) {
        this.name = name;
        this.copy = copy;
        this.tenures = tenures;
        this.applier = applier;
        this.brokers = brokers;
        this.asked = done;
        this.done = done;
    }

    /** @param number of the last time that was asked for */
    void ask(long number) {
        asked = number;
    }

    /** To be asked by the thread that applies, like {@link #tryAgain}. */
    boolean isAsked() {
        return asked > done;
    }

    /** @return false if the sink or the brokers did not answer, so that it has to be done again */
    boolean tryAgain() throws InterruptedException {
        long number = asked;
        try {
            var byKey = parkedHere();
            if (!byKey.isEmpty()) {
                LOG.info("{}: trying parked events of {} keys again", name, byKey.size());
                try (var records = new ParkedRecords(brokers.reader(), brokers.decoded(), READ_LIMIT)) {
                    for (var ofOneKey : byKey.values()) {
                        applier.redrive(ofOneKey, parked -> read(records, parked));
                    }
                }
            }
            done = number;
            return true;
        } catch (SinkUnavailableException | KafkaException e) {
            LOG.warn("{}: trying parked events again later: {}", name, e.toString());
            return false;
        }
    }

    private Map<List<Object>, List<ParkedEvent>> parkedHere() {
        var byKey = new HashMap<List<Object>, List<ParkedEvent>>();
        for (var parked : copy.parked()) {
            var tenure = tenures.of(parked.topicPartition());
            if (tenure != null && tenure.isPositioned()) {
                byKey.computeIfAbsent(List.of(parked.topicPartition(), parked.key()), _ -> new ArrayList<>())
                        .add(parked);
            }
        }
        return byKey;
    }

    private @Nullable Received read(ParkedRecords records, ParkedEvent parked) {
        var tenure = tenures.of(parked.topicPartition());
        return tenure == null ? null : records.read(parked, tenure);
    }
}

package dev.rapport.reporting.stream;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.limit.Places;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what happened while somebody was away, each time with a consumer of its own. */
final class MissedChanges {

    private static final Logger LOG = LoggerFactory.getLogger(MissedChanges.class);
    private static final Duration POLL = Duration.ofMillis(250);

    /** How long somebody waits for another stream of the same person that catches up. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private final KafkaConnection kafka;
    private final Supplier<Changes> changesFromHere;
    private final Places catchingUp;
    private final long most;

    /** @param most events that may lie between */
    MissedChanges(KafkaConnection kafka, Supplier<Changes> changesFromHere, Places catchingUp, long most) {
        this.kafka = kafka;
        this.changesFromHere = changesFromHere;
        this.catchingUp = catchingUp;
        this.most = most;
    }

    /**
     * @throws ProblemException 410 {@code position-expired} when more events lie between two positions
     */
    void requireFew(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        long missed = 0;
        for (var end : to.entrySet()) {
            missed += Math.max(0, end.getValue() - from.getOrDefault(end.getKey(), 0L));
        }
        if (missed > most) {
            throw StreamIds.expired();
        }
    }

    /**
     * Reads what lies between two positions.
     *
     * @throws ProblemException 429 {@code too-many-at-once} or 503 {@code unavailable} if too many do so at the same
     * time, or Kafka does not answer
     */
    void read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to, Consumer<Change.Located> receiver,
            StreamClient client) throws InterruptedException {
        var open = new HashMap<TopicPartition, Long>();
        to.forEach((partition, end) -> {
            if (from.getOrDefault(partition, 0L) < end) {
                open.put(partition, end);
            }
        });
        if (open.isEmpty()) {
            return;
        }
        try (var _ = catchingUp.take(client.caller(), TURN);
                var consumer = StreamConsumers.open(kafka)) {
            var missed = changesFromHere.get();
            consumer.assign(open.keySet());
            var begins = consumer.beginningOffsets(open.keySet());
            open.keySet().forEach(partition -> consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L),
                    from.getOrDefault(partition, 0L))));
            while (!open.isEmpty() && !client.isClosed()) {
                for (var change : missed.of(consumer.poll(POLL))) {
                    if (change.offset() < to.getOrDefault(change.partition(), 0L)) {
                        receiver.accept(change);
                    }
                }
                open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        } catch (KafkaException e) {
            LOG.warn("Somebody cannot be told what was missed: {}", e.toString());
            throw StreamHub.unavailable();
        }
    }
}

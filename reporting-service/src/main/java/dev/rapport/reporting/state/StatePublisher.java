package dev.rapport.reporting.state;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.record.Rewritten;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes records as they are now. Events say only which records have changed; what they have become is read from
 * the read model, when it has applied these events. Records and how far events were seen to are committed together, so
 * an instance that has lost its partitions to another one publishes nothing any more.
 *
 * <p>With each offset goes the version of the read model: when records are made anew in another form, all of them are
 * published again.
 */
final class StatePublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StatePublisher.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final KafkaConnection kafka;
    private final StateProperties properties;
    private final StateTopics topics;
    private final Set<String> eventTopics;
    private final AppliedRecords records;
    private CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;
    private volatile long waitingSince;
    private long lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;

    /** @param eventTopics whose events change records */
    StatePublisher(KafkaConnection kafka, StateProperties properties, StateTopics topics, Set<String> eventTopics,
            AppliedRecords records) {
        this.kafka = kafka;
        this.properties = properties;
        this.topics = topics;
        this.eventTopics = eventTopics;
        this.records = records;
    }

    /** Milliseconds since the oldest change that this instance has read and not yet published was recorded. */
    long lagMillis() {
        long since = waitingSince;
        return since == 0 ? 0 : Math.max(1, System.currentTimeMillis() - since);
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            stopped = new CountDownLatch(1);
            thread = Thread.ofPlatform().name("states").daemon().start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        if (running == null) {
            return;
        }
        thread = null;
        stopped.countDown();
        var consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            running.join(CLOSING.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private boolean isStopping() {
        return stopped.getCount() == 0;
    }

    private void run() {
        while (!isStopping()) {
            try {
                topics.create();
                publish();
            } catch (WakeupException e) {
                LOG.debug("Publishing of states was woken up");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (KafkaException | SinkUnavailableException e) {
                LOG.warn("Publishing of states begins anew after {}", e.toString());
            } catch (RuntimeException e) {
                // Its words may be those of a record.
                LOG.error("Publishing of states begins anew after {}", e.getClass().getName());
            } finally {
                reading = null;
            }
            if (await(PAUSE)) {
                return;
            }
        }
    }

    /** @return true if this is to stop */
    private boolean await(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void publish() {
        var producer = StateClients.producer(kafka);
        try (var consumer = StateClients.consumer(kafka, properties.gather())) {
            reading = consumer;
            producer.initTransactions();
            consumer.subscribe(eventTopics, new FromTheFirst(consumer));
            while (!isStopping()) {
                publishOnce(consumer, producer);
            }
        } finally {
            // Takes back what is not committed.
            producer.close(CLOSING);
        }
    }

    private void publishOnce(KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer) {
        var changed = new LinkedHashSet<UUID>();
        var seen = new HashMap<TopicPartition, Long>();
        long oldest = Long.MAX_VALUE;
        for (var event : consumer.poll(POLL)) {
            seen.put(new TopicPartition(event.topic(), event.partition()), event.offset() + 1);
            oldest = Math.min(oldest, event.timestamp());
            var id = idOf(event);
            if (id != null) {
                changed.add(id);
            }
        }
        waitingSince = seen.isEmpty() ? 0 : oldest;
        if (consumer.assignment().isEmpty()) {
            return;
        }
        // What changes without an event mostly follows from one, so it is found then.
        if (seen.isEmpty() && System.nanoTime() - lookedAt < LOOK_EVERY_NANOS) {
            return;
        }
        var copy = records.await(seen, this::await);
        if (copy == null) {
            return;
        }
        lookedAt = System.nanoTime();
        var rewritten = new LinkedHashMap<RecordsCopy, List<Rewritten.Note>>();
        records.withFormer(copy).forEach(each -> rewritten.put(each, each.rewritten(StateClients.BATCH)));
        rewritten.values().forEach(notes -> notes.forEach(note -> changed.add(note.id())));
        if (!seen.isEmpty() || !changed.isEmpty()) {
            producer.beginTransaction();
            boolean whole = new StateWriter(producer, copy::find).send(changed);
            if (!records.isShown(copy) || (!whole && !records.isIntact(copy))) {
                throw new SinkUnavailableException("The copy of the records is not what is shown any more");
            }
            producer.sendOffsetsToTransaction(offsets(seen), consumer.groupMetadata());
            producer.commitTransaction();
            rewritten.forEach(RecordsCopy::seen);
        }
        if (rewritten.values().stream().anyMatch(notes -> notes.size() == StateClients.BATCH)) {
            lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;
        } else {
            records.publishedFrom(copy);
        }
        waitingSince = 0;
    }

    /** Whoever wrote something else onto a topic of events changed no record. */
    private static @Nullable UUID idOf(ConsumerRecord<String, byte[]> event) {
        try {
            return event.key() == null ? null : UUID.fromString(event.key());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Map<TopicPartition, Long> seen) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        seen.forEach((partition, next) -> offsets.put(partition, new OffsetAndMetadata(next, records.form())));
        return offsets;
    }

    /** Begins with the first event where what is committed was published in another form. */
    private final class FromTheFirst implements ConsumerRebalanceListener {

        private final KafkaConsumer<String, byte[]> consumer;

        FromTheFirst(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            var ofAnotherForm = consumer.committed(Set.copyOf(partitions)).entrySet().stream()
                    .filter(committed -> committed.getValue() != null
                            && !committed.getValue().metadata().equals(records.form()))
                    .map(Map.Entry::getKey).toList();
            // Without any it would be all that are assigned.
            if (!ofAnotherForm.isEmpty()) {
                consumer.seekToBeginning(ofAnotherForm);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // What was read is published or not by then: both happens between two polls.
        }
    }
}

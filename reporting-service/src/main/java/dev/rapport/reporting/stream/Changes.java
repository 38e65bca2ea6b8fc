package dev.rapport.reporting.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import dev.rapport.events.CloudEvents;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.UnreadableEventException;

/**
 * Makes changes of records from Kafka. Only the first event of a deal says whose deal it is, so that is remembered, or
 * looked up. Not thread-safe.
 */
final class Changes {

    private static final String DEAL = "deal";
    private static final int REMEMBERED = 10_000;

    private final Function<Collection<UUID>, Map<UUID, UUID>> customersOfDeals;
    private final Map<UUID, UUID> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, UUID> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param customersOfDeals looks up whose deals these are; what is not known may be missing
     */
    Changes(Function<Collection<UUID>, Map<UUID, UUID>> customersOfDeals) {
        this.customersOfDeals = customersOfDeals;
    }

    private record Read(EventEnvelope event, TopicPartition partition, long offset) {}

    /** Instead of {@link #of} when nobody wants to know of changes: costs nothing but for deals. */
    void remember(ConsumerRecords<String, byte[]> records) {
        for (var each : records.records(EventCatalogue.topicOf(DEAL))) {
            try {
                var event = CloudEvents.fromRecord(each);
                var customer = Change.customer(event);
                if (customer != null) {
                    remembered.put(event.aggregateId(), customer);
                }
            } catch (UnreadableEventException e) {
                // As below.
            }
        }
    }

    List<Change.Located> of(ConsumerRecords<String, byte[]> records) {
        var read = new ArrayList<Read>();
        var unknown = new LinkedHashSet<UUID>();
        for (ConsumerRecord<String, byte[]> each : records) {
            try {
                var event = CloudEvents.fromRecord(each);
                read.add(new Read(event, new TopicPartition(each.topic(), each.partition()), each.offset()));
                if (event.type().aggregate().equals(DEAL)) {
                    var customer = Change.customer(event);
                    if (customer != null) {
                        remembered.put(event.aggregateId(), customer);
                    } else if (!remembered.containsKey(event.aggregateId())) {
                        unknown.add(event.aggregateId());
                    }
                }
            } catch (UnreadableEventException e) {
                // Projections park and show it; nobody can be told what has changed.
            }
        }
        if (!unknown.isEmpty()) {
            remembered.putAll(customersOfDeals.apply(unknown));
        }
        return read.stream().map(each -> {
            var customer = Change.customer(each.event);
            return new Change.Located(Change.of(each.event,
                    customer == null ? remembered.get(each.event.aggregateId()) : customer), each.partition,
                    each.offset);
        }).toList();
    }
}

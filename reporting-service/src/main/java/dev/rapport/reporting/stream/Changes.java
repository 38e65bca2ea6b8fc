package dev.rapport.reporting.stream;

import dev.rapport.common.web.Position;
import dev.rapport.events.CloudEvents;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.UnreadableEventException;
import dev.rapport.reporting.resource.Resources;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes changes of records from Kafka. Only the first event of some records says whose they are, so that is remembered,
 * or looked up. Not thread-safe.
 */
final class Changes {

    private static final int REMEMBERED = 10_000;

    private final Resources resources;
    private final Function<Collection<Position.Entry>, Map<UUID, UUID>> customersOf;
    private final Map<UUID, UUID> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, UUID> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param customersOf looks up whose records these are, each named by its first event; the unknown may be missing
     */
    Changes(Resources resources, Function<Collection<Position.Entry>, Map<UUID, UUID>> customersOf) {
        this.resources = resources;
        this.customersOf = customersOf;
    }

    private record Read(EventEnvelope event, @Nullable UUID customer, TopicPartition partition, long offset) {}

    /** Instead of {@link #of} when nobody wants to know of changes: costs nothing for what is a customer itself. */
    void remember(ConsumerRecords<String, byte[]> records) {
        var read = new ArrayList<ConsumerRecord<String, byte[]>>();
        resources.all().stream().filter(resource -> resource.customerField() != null)
                .forEach(resource -> records.records(EventCatalogue.topicOf(resource.kind())).forEach(read::add));
        read(read);
    }

    List<Change.Located> of(ConsumerRecords<String, byte[]> records) {
        var read = read(records);
        var unknown = new LinkedHashSet<Position.Entry>();
        for (var each : read) {
            if (each.customer == null && resources.of(each.event).customerField() != null
                    && !remembered.containsKey(each.event.aggregateId())) {
                unknown.add(new Position.Entry(each.event.type().aggregate(), each.event.aggregateId(), 0));
            }
        }
        if (!unknown.isEmpty()) {
            remembered.putAll(customersOf.apply(unknown));
        }
        return read.stream().map(each -> new Change.Located(Change.of(each.event,
                each.customer == null ? remembered.get(each.event.aggregateId()) : each.customer), each.partition,
                each.offset)).toList();
    }

    private List<Read> read(Iterable<ConsumerRecord<String, byte[]>> records) {
        var read = new ArrayList<Read>();
        for (var each : records) {
            try {
                var event = CloudEvents.fromRecord(each);
                var resource = resources.of(event);
                var customer = resource.customerOf(event.aggregateId(), resource.told(event.data()));
                if (customer != null && resource.customerField() != null) {
                    remembered.put(event.aggregateId(), customer);
                }
                read.add(new Read(event, customer, new TopicPartition(each.topic(), each.partition()), each.offset()));
            } catch (UnreadableEventException e) {
                // Projections park and show it; nobody can be told what has changed.
            }
        }
        return read;
    }
}

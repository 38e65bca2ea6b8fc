package dev.rapport.common.projection;

import dev.rapport.events.CloudEvents;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.UnreadableEventException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events that were decoded a moment ago. Each projection of an instance reads with a consumer of its own, so that each
 * has its own checkpoint; but most read the same records within milliseconds of each other, and decoding is a good part
 * of what an event costs. Only the very same record is answered from here: same place, same time, same id, same
 * content.
 */
final class DecodedEvents {

    /** A few batches; a power of two. */
    static final int MOST = 1024;

    /** In bytes; larger ones are rare and would make the memory that this takes hard to bound. */
    static final int LARGEST = 4096;

    @SuppressWarnings("ArrayRecordComponent") // Never compared but by isOf, which looks into the arrays.
    private record Decoded(
            String topic,
            int partition,
            long offset,
            long timestamp,
            byte[] id,
            byte[] value,
            EventEnvelope event) {

        boolean isOf(ConsumerRecord<String, byte[]> read, byte[] readId) {
            return offset == read.offset() && partition == read.partition() && timestamp == read.timestamp()
                    && topic.equals(read.topic()) && Arrays.equals(id, readId) && Arrays.equals(value, read.value());
        }
    }

    private final AtomicReferenceArray<@Nullable Decoded> slots = new AtomicReferenceArray<>(MOST);

    /**
     * As {@link CloudEvents#fromRecord}.
     *
     * @throws UnreadableEventException if the record does not stand for an event
     */
    EventEnvelope of(ConsumerRecord<String, byte[]> read) {
        var id = read.headers().lastHeader("ce_id");
        if (id == null || id.value() == null || read.value() == null || read.value().length > LARGEST) {
            return CloudEvents.fromRecord(read);
        }
        int slot = slot(read);
        var known = slots.get(slot);
        if (known != null && known.isOf(read, id.value())) {
            return known.event();
        }
        var event = CloudEvents.fromRecord(read);
        slots.set(slot, new Decoded(read.topic(), read.partition(), read.offset(), read.timestamp(), id.value(),
                read.value(), event));
        return event;
    }

    /** Neighbours on a partition lie side by side, so that a batch of one partition does not drive itself out. */
    private static int slot(ConsumerRecord<String, byte[]> read) {
        return (read.topic().hashCode() * 31 + read.partition() * 257 + (int) read.offset()) & MOST - 1;
    }
}

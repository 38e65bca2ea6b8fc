package dev.rapport.common.projection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A sink that keeps, for each aggregate, the sequences it was given, and that fails in every way one asks for. */
final class InMemoryTarget implements ProjectionTarget<InMemoryTarget.Copy> {

    /** What lies in the sink; shared by the targets of several instances. */
    static final class Sink {

        private final Map<String, Stored> copies = new TreeMap<>();
        private @Nullable String notes;
        private boolean away;
        private int failuresBeforeCheckpoint;
        private Predicate<Delivery> poison = _ -> false;
        private int mostAtOnce;
        private boolean hidden;
        private final Set<String> filled = new TreeSet<>();

        synchronized void empty() {
            copies.clear();
            notes = null;
        }

        synchronized void lose(String copy) {
            copies.remove(copy);
        }

        synchronized void away(boolean isAway) {
            away = isAway;
        }

        /** What is applied is not seen by readers. */
        synchronized void hidden(boolean isHidden) {
            hidden = isHidden;
        }

        /** The next batches are written, but what would move the checkpoint fails. */
        synchronized void failBeforeCheckpoint(int times) {
            failuresBeforeCheckpoint = times;
        }

        synchronized void poison(Predicate<Delivery> which) {
            poison = which;
        }

        synchronized int mostAtOnce() {
            return mostAtOnce;
        }

        /** Copies that were said to have been filled. */
        synchronized Set<String> filled() {
            return Set.copyOf(filled);
        }

        synchronized Set<String> copies() {
            return Set.copyOf(copies.keySet());
        }

        private void reach() {
            if (away) {
                throw new SinkUnavailableException("away");
            }
        }
    }

    private static final class Stored {
        private final Map<UUID, List<Long>> sequences = new HashMap<>();
        private final Map<TopicPartition, Long> checkpoint = new HashMap<>();
        private final Map<String, ParkedEvent> parked = new HashMap<>();
    }

    private final Sink sink;
    private final int schemaVersion;
    private final Set<String> topics;

    InMemoryTarget(Sink sink, int schemaVersion, Set<String> topics) {
        this.sink = sink;
        this.schemaVersion = schemaVersion;
        this.topics = topics;
    }

    @Override
    public String name() {
        return "in-memory";
    }

    @Override
    public int schemaVersion() {
        return schemaVersion;
    }

    @Override
    public Set<String> topics() {
        return topics;
    }

    @Override
    public @Nullable String readState() {
        synchronized (sink) {
            sink.reach();
            return sink.notes;
        }
    }

    @Override
    public boolean writeState(@Nullable String expected, String next) {
        synchronized (sink) {
            sink.reach();
            if (!Objects.equals(sink.notes, expected)) {
                return false;
            }
            sink.notes = next;
            return true;
        }
    }

    @Override
    public Copy create(String copy) {
        synchronized (sink) {
            sink.reach();
            sink.copies.computeIfAbsent(copy, _ -> new Stored());
            return open(copy);
        }
    }

    @Override
    public Copy open(String copy) {
        return new Copy(copy);
    }

    @Override
    public void filled(String copy) {
        synchronized (sink) {
            sink.reach();
            sink.filled.add(copy);
        }
    }

    @Override
    public void drop(String copy) {
        synchronized (sink) {
            sink.reach();
            sink.copies.remove(copy);
        }
    }

    @Override
    public Set<String> copies() {
        synchronized (sink) {
            sink.reach();
            return Set.copyOf(sink.copies.keySet());
        }
    }

    final class Copy implements ProjectionCopy {

        private final String name;

        Copy(String name) {
            this.name = name;
        }

        private Stored stored() {
            sink.reach();
            var stored = sink.copies.get(name);
            if (stored == null) {
                throw new SinkLostException("gone");
            }
            return stored;
        }

        /** The sequences that were applied to an aggregate, in the order in which they were. */
        List<Long> sequences(UUID id) {
            synchronized (sink) {
                var stored = sink.copies.get(name);
                return stored == null ? List.of() : List.copyOf(stored.sequences.getOrDefault(id, List.of()));
            }
        }

        Map<UUID, List<Long>> all() {
            synchronized (sink) {
                var all = new HashMap<UUID, List<Long>>();
                stored().sequences.forEach((id, sequences) -> all.put(id, List.copyOf(sequences)));
                return all;
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean intact() {
            synchronized (sink) {
                sink.reach();
                return sink.copies.containsKey(name);
            }
        }

        @Override
        public Map<TopicPartition, Long> checkpoint() {
            synchronized (sink) {
                return Map.copyOf(stored().checkpoint);
            }
        }

        @Override
        public void apply(EventBatch batch) {
            synchronized (sink) {
                var stored = stored();
                sink.mostAtOnce = Math.max(sink.mostAtOnce, batch.deliveries().size());
                if (batch.deliveries().stream().anyMatch(sink.poison)) {
                    throw new IllegalStateException("poison");
                }
                for (var delivery : batch.deliveries()) {
                    var event = delivery.event();
                    var sequences = stored.sequences.computeIfAbsent(event.aggregateId(), _ -> new ArrayList<>());
                    if (event.sequence() > sequences.size()) {
                        throw new UnappliableEventException("a hole");
                    }
                    if (event.sequence() == sequences.size()) {
                        sequences.add(event.sequence());
                    }
                }
                if (!batch.advances().isEmpty() && sink.failuresBeforeCheckpoint > 0) {
                    sink.failuresBeforeCheckpoint--;
                    throw new SinkUnavailableException("crash");
                }
                batch.advances().forEach((partition, advance) -> {
                    var next = stored.checkpoint.get(partition);
                    if (!Objects.equals(next, advance.from())) {
                        throw advance.refused(partition, next);
                    }
                    stored.checkpoint.put(partition, advance.to());
                });
            }
        }

        @Override
        public boolean holds(String aggregate, UUID aggregateId, long sequence) {
            return sequences(aggregateId).size() > sequence;
        }

        @Override
        public boolean awaitVisible(long until, long deadline) {
            synchronized (sink) {
                return !sink.hidden;
            }
        }

        @Override
        public void park(List<ParkedEvent> events) {
            synchronized (sink) {
                var stored = stored();
                events.forEach(event -> stored.parked.put(event.id(), event));
            }
        }

        @Override
        public void unpark(ParkedEvent event) {
            synchronized (sink) {
                stored().parked.remove(event.id());
            }
        }

        @Override
        public List<ParkedEvent> parked() {
            synchronized (sink) {
                return stored().parked.values().stream().sorted(Comparator.comparing(ParkedEvent::topic)
                        .thenComparingInt(ParkedEvent::partition).thenComparingLong(ParkedEvent::offset)).toList();
            }
        }
    }
}

package dev.rapport.reporting.support;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events as the write services would record them: numbered per aggregate, one second after the other. */
public final class History {

    private final List<EventEnvelope> events = new ArrayList<>();
    private final Map<UUID, Long> sequences = new HashMap<>();
    private Instant now;

    public History(Instant start) {
        this.now = start;
    }

    public History() {
        this(Instant.parse("2026-03-02T09:00:00Z"));
    }

    /** The recording service's clock. */
    public Instant now() {
        return now;
    }

    public History later(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Records an event and returns it. */
    public EventEnvelope record(UUID aggregate, DomainEvent event) {
        now = now.plusSeconds(1);
        long sequence = sequences.merge(aggregate, 0L, (before, zero) -> before + 1);
        var envelope = new EventEnvelope(UUID.randomUUID(),
                "/" + EventCatalogue.ownerOf(EventCatalogue.of(event).aggregate()),
                EventCatalogue.of(event), aggregate, sequence, now,
                null, null, "01900000-0000-7000-8000-000000000003", events.size() + 1L, event);
        events.add(envelope);
        return envelope;
    }

    public List<EventEnvelope> events() {
        return List.copyOf(events);
    }

    /** The events since this one, by number. */
    public List<EventEnvelope> since(int number) {
        return List.copyOf(events.subList(number, events.size()));
    }

    public int size() {
        return events.size();
    }
}

package dev.rapport.reporting.security;

import dev.rapport.reporting.security.SecurityEvents.Kind;
import dev.rapport.reporting.security.SecurityEvents.SecurityEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds who has done something too often within a time. It goes on for as long as that is so, and is one event. */
final class Bursts {

    private final Kind kind;
    private final int often;
    private final Duration within;
    private final Map<UUID, Burst> byActor = new HashMap<>();

    /** @param often how many times make an event */
    Bursts(Kind kind, int often, Duration within) {
        this.kind = kind;
        this.often = often;
        this.within = within;
    }

    Duration within() {
        return within;
    }

    private static final class Burst {

        private final Deque<Instant> recent = new ArrayDeque<>();
        private final List<Instant> began = new ArrayList<>();
        private final List<Long> counts = new ArrayList<>();
        private boolean going;
    }

    /** Somebody has done it; in the order of time. */
    void add(UUID actor, Instant at) {
        var burst = byActor.computeIfAbsent(actor, _ -> new Burst());
        burst.recent.addLast(at);
        while (Duration.between(burst.recent.getFirst(), at).compareTo(within) >= 0) {
            burst.recent.removeFirst();
        }
        if (burst.recent.size() < often) {
            burst.going = false;
        } else if (burst.going) {
            burst.counts.set(burst.counts.size() - 1, burst.counts.getLast() + 1);
        } else {
            burst.going = true;
            burst.began.add(at);
            burst.counts.add((long) burst.recent.size());
        }
    }

    /** What there was from one instant to another. */
    List<SecurityEvent> events(Instant from, Instant to, @Nullable UUID only) {
        var events = new ArrayList<SecurityEvent>();
        byActor.forEach((actor, burst) -> {
            for (int i = 0; i < burst.began.size(); i++) {
                var at = burst.began.get(i);
                if (!at.isBefore(from) && at.isBefore(to) && (only == null || only.equals(actor))) {
                    events.add(new SecurityEvent(kind.code(), at, actor, burst.counts.get(i), null));
                }
            }
        });
        return events;
    }
}

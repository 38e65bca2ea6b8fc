package dev.rapport.torture.check;

import dev.rapport.torture.load.Journal;
import dev.rapport.torture.load.Outcome;
import dev.rapport.torture.load.WriteRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what was answered with what the event stores hold. */
public final class StoreCheck {
    /** Made by the services, by what follows from events and by the start of the run, not by writes of the load. */
    private static final Set<String> NOT_ORDERED = Set.of("employee", "notice", "pipeline", "policy", "source");

    private final List<Event> events;
    private final Map<String, Answered> keys;
    private final List<Outcome> outcomes;
    private final List<Journal.InjectedEvent> injected;
    private final List<Finding> findings = new ArrayList<>();

    /** What a store has noted under an Idempotency-Key. */
    public record Answered(String id, long version) {}

    /** @param keys by Idempotency-Key */
    public StoreCheck(List<Event> events, Map<String, Answered> keys, List<Outcome> outcomes,
            List<Journal.InjectedEvent> injected) {
        this.events = events;
        this.keys = keys;
        this.outcomes = outcomes;
        this.injected = injected;
    }

    /** Everything that is wrong. */
    public List<Finding> findings() {
        Map<String, SortedMap<Long, Event>> records = byRecord();
        noHoles(records);
        Map<String, List<Event>> marks = new HashMap<>();
        events.stream().filter(event -> !event.mark().isEmpty())
                .forEach(event -> marks.computeIfAbsent(event.aggregate() + event.mark(), mark -> new ArrayList<>())
                        .add(event));
        Set<String> explained = new HashSet<>();
        Map<String, List<Outcome>> doubtful = new HashMap<>();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Acknowledged done -> acknowledged(done, records, marks, explained);
                case Outcome.Refused refused -> refused(refused, doubtful);
                case Outcome.Unanswered unanswered -> doubt(unanswered, doubtful);
            }
        }
        injected(records, explained);
        nothingElse(explained, doubtful);
        return List.copyOf(findings);
    }

    private void found(Finding.Kind kind, String text) {
        findings.add(new Finding(kind, text));
    }

    private Map<String, SortedMap<Long, Event>> byRecord() {
        Map<String, SortedMap<Long, Event>> records = new HashMap<>();
        for (Event event : events) {
            Event other = records.computeIfAbsent(event.id(), id -> new TreeMap<>()).put(event.sequence(), event);
            if (other != null) {
                found(Finding.Kind.DOUBLED, "the store has two of " + event.place());
            }
        }
        return records;
    }

    private void noHoles(Map<String, SortedMap<Long, Event>> records) {
        records.values().forEach(record -> {
            long next = 0;
            for (Event event : record.values()) {
                if (event.sequence() != next) {
                    found(Finding.Kind.LOST, "the store has no event " + next + " before " + event.place());
                    next = event.sequence();
                }
                next++;
            }
        });
    }

    private void acknowledged(Outcome.Acknowledged done, Map<String, SortedMap<Long, Event>> records,
            Map<String, List<Event>> marks, Set<String> explained) {
        WriteRequest request = done.request();
        String what = request.method() + " " + request.path() + " (" + request.key() + ", " + done.attempts()
                + " attempts), acknowledged as version " + done.version() + " of " + done.id();
        explained.add(done.id() + " " + done.version());
        SortedMap<Long, Event> record = records.getOrDefault(done.id(), new TreeMap<>());
        Event event = record.get(done.version());
        if (event == null) {
            found(Finding.Kind.LOST, what + ": the store has no such event");
        } else if (request.mark() != null && !request.mark().equals(event.mark())) {
            found(Finding.Kind.LOST, what + ": the store has something else there, marked " + event.mark());
        }
        if (request.mark() != null && marks.getOrDefault(request.type() + request.mark(), List.of()).size() > 1) {
            found(Finding.Kind.DOUBLED,
                    what + ": done " + marks.getOrDefault(request.type() + request.mark(), List.of()).size()
                            + " times");
        }
        Answered answered = keys.get(request.key());
        if (answered == null) {
            found(Finding.Kind.LOST, what + ": the store does not know its Idempotency-Key");
        } else if (!answered.id().equals(done.id()) || answered.version() != done.version()) {
            found(Finding.Kind.DIFFERENT, what + ": noted under its Idempotency-Key is " + answered);
        }
        if (request.ifMatch() != null) {
            boolean stays = request.mark() == null && done.version() == request.ifMatch();
            if (done.version() != request.ifMatch() + 1 && !stays) {
                found(Finding.Kind.LOST, what + ": it was for version " + request.ifMatch() + " only");
            }
        }
        if (request.creates() && done.version() != 0) {
            found(Finding.Kind.DOUBLED, what + ": a new record begins with version 0");
        }
    }

    private void refused(Outcome.Refused refused, Map<String, List<Outcome>> doubtful) {
        if (refused.attempts() > 1) {
            // An attempt that was given up may have been carried out after the one that was refused.
            doubt(refused, doubtful);
        } else if (keys.containsKey(refused.request().key())) {
            found(Finding.Kind.DOUBLED,
                    refused.request().method() + " " + refused.request().path() + " was refused with "
                            + refused.status() + " " + refused.code() + ", and carried out");
        }
    }

    private static void doubt(Outcome outcome, Map<String, List<Outcome>> doubtful) {
        String id = outcome.request().id();
        String about = outcome.request().creates() || id == null ? outcome.request().type() : id;
        doubtful.computeIfAbsent(about, key -> new ArrayList<>()).add(outcome);
    }

    private void injected(Map<String, SortedMap<Long, Event>> records, Set<String> explained) {
        for (Journal.InjectedEvent event : injected) {
            explained.add(event.id() + " " + event.sequence());
            if (event.certain() && !records.getOrDefault(event.id(), new TreeMap<>()).containsKey(event.sequence())) {
                found(Finding.Kind.LOST, "the store has lost the committed " + event);
            }
        }
    }

    /** Every event was ordered by somebody, who was told so, or who was never told anything. */
    private void nothingElse(Set<String> explained, Map<String, List<Outcome>> doubtful) {
        for (Event event : events) {
            if (NOT_ORDERED.contains(event.aggregate()) || explained.contains(event.id() + " " + event.sequence())) {
                continue;
            }
            List<Outcome> about = doubtful.get(event.sequence() == 0 ? event.aggregate() : event.id());
            Outcome cause = about == null ? null : cause(event, about);
            if (cause == null) {
                found(Finding.Kind.DOUBLED, "nobody ordered " + event.place() + " (" + event.type() + ", marked "
                        + event.mark() + ")");
            } else if (about != null) {
                // Each explains one.
                about.remove(cause);
            }
        }
    }

    private static @Nullable Outcome cause(Event event, List<Outcome> about) {
        for (Outcome outcome : about) {
            String mark = outcome.request().mark();
            if (mark == null ? event.mark().isEmpty() : mark.equals(event.mark())) {
                return outcome;
            }
        }
        return null;
    }
}

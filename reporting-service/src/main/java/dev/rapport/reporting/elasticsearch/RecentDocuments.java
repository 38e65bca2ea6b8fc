package dev.rapport.reporting.elasticsearch;

import dev.rapport.reporting.elasticsearch.Elasticsearch.Found;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Operation;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Documents of an index as they were read or written a moment ago, and which were not there: events of a record mostly
 * come one soon after the other, and to read by id what was just written is dear for Elasticsearch. Who uses it must
 * notice by the guard of what it writes last whether somebody else has written meanwhile, and then {@link #clear()}.
 * Used by one thread.
 */
final class RecentDocuments {

    private static final int MOST = 1_000;
    /** A store that is restored from a backup takes longer than that. */
    private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();

    private final IndexAccess access;
    private final Map<String, Optional<Found>> recent = new LinkedHashMap<>(64, 0.75f, true);
    private long usedAt = System.nanoTime();

    RecentDocuments(IndexAccess access) {
        this.access = access;
    }

    /** As {@link IndexAccess#read}, reading only what is not known. */
    List<Found> read(Collection<String> ids) {
        long now = System.nanoTime();
        if (now - usedAt > LONGEST_NANOS) {
            recent.clear();
        }
        usedAt = now;
        var known = new ArrayList<Found>(ids.size());
        var unknown = new ArrayList<String>();
        for (var id : ids) {
            var entry = recent.get(id);
            if (entry == null) {
                unknown.add(id);
            } else {
                entry.ifPresent(known::add);
            }
        }
        if (!unknown.isEmpty()) {
            var found = access.read(unknown);
            unknown.forEach(id -> recent.put(id, Optional.empty()));
            found.forEach(document -> recent.put(document.id(), Optional.of(document)));
            known.addAll(found);
        }
        return known;
    }

    /** Remembers what was written; what somebody else has written in a later version is read again. */
    void wrote(List<Operation> operations, List<Outcome> outcomes) {
        for (int i = 0; i < operations.size(); i++) {
            var outcome = outcomes.get(i);
            if (outcome.ok() && operations.get(i).document() instanceof JsonNode document) {
                recent.put(outcome.id(), Optional.of(
                        new Found(outcome.id(), outcome.sequenceNumber(), outcome.primaryTerm(), document)));
            } else {
                recent.remove(outcome.id());
            }
        }
        var eldest = recent.keySet().iterator();
        while (recent.size() > MOST) {
            eldest.next();
            eldest.remove();
        }
    }

    void clear() {
        recent.clear();
    }
}

package dev.rapport.reporting.dryrun;

import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.record.PastStates.State;
import dev.rapport.reporting.record.PastStates;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.resource.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The events of a kind of records in some time, as far as somebody may read the records, each with the record before
 * and after it. The index knows which records had events then; what these were stands in their histories.
 */
final class PastEvents {

    private static final int AT_ONCE = 1000;

    private final IndexReader index;
    private final Records records;
    private final PastStates states;

    PastEvents(IndexReader searchIndex, Records records, PastStates states) {
        this.index = searchIndex;
        this.records = records;
        this.states = states;
    }

    /**
     * Some events.
     *
     * @param next
     *            when the first was recorded that was too many; null when there is none
     */
    record Found(List<State> events, @Nullable Instant next) {}

    /**
     * @param from
     *            events recorded at this instant or later
     * @param to
     *            and before this one
     * @param most
     *            the earliest so many
     */
    Found find(Resource<?> resource, RecordsCopy copy, Reader reader, Instant from, Instant to, int most) {
        var ids = changed(resource, reader, from, to, most);
        var readable = reader.readable(records.find(copy, resource.kind(), ids).values(), copy::find);
        var events = new ArrayList<State>();
        for (var record : readable) {
            for (var state : states.of(copy, record)) {
                if (!state.at().isBefore(from) && state.at().isBefore(to)) {
                    events.add(state);
                }
            }
        }
        events.sort(Comparator.comparing(State::at).thenComparing(state -> state.event().aggregateId())
                .thenComparingLong(state -> state.event().sequence()));
        if (events.size() <= most) {
            return new Found(events, null);
        }
        // What was recorded at the same instant is looked at together, now or next time.
        var next = events.get(most).at();
        var first = new ArrayList<>(events.subList(0, most));
        if (first.getFirst().at().isBefore(next)) {
            first.removeIf(state -> !state.at().isBefore(next));
            return new Found(first, next);
        }
        return new Found(first, next.plusNanos(1000));
    }

    /** The records with the earliest events of that time; more than that have none of the events that count. */
    private Set<UUID> changed(Resource<?> resource, Reader reader, Instant from, Instant to, int most) {
        var filters = new ArrayList<Map<String, ?>>();
        filters.add(AsOf.whenever(resource.kind()));
        filters.add(Queries.range("recordedFrom", Fields.micros(from), Fields.micros(to)));
        if (!reader.readsAll(resource)) {
            var conditions = new ArrayList<Map<String, ?>>(AsOf.records(null, resource.kind()));
            conditions.addAll(reader.conditions(resource));
            filters.add(Queries.manyTerms("recordId",
                    index.ids(conditions).stream().map(UUID::toString).toList()));
        }
        var ids = new LinkedHashSet<UUID>();
        int seen = 0;
        long last = Long.MAX_VALUE;
        JsonNode after = null;
        while (true) {
            var body = new HashMap<String, Object>(Map.of("query", Queries.all(filters), "size", AT_ONCE, "sort",
                    List.of(Map.of("recordedFrom", "asc"), Map.of("recordId", "asc"), Map.of("sequence", "asc")),
                    "track_total_hits", false, "_source", List.of("recordId", "recordedFrom")));
            if (after != null) {
                body.put("search_after", after);
            }
            var hits = index.search(body).path("hits").path("hits");
            for (var hit : hits) {
                long at = hit.path("_source").path("recordedFrom").asLong();
                // One more than are wanted tells that there are more.
                if (seen > most && at > last) {
                    return ids;
                }
                ids.add(UUID.fromString(hit.path("_source").path("recordId").asString()));
                last = at;
                seen++;
                after = hit.path("sort");
            }
            if (hits.size() < AT_ONCE) {
                return ids;
            }
        }
    }
}

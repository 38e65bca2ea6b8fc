package dev.rapport.reporting.workload;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.workload.WorkloadReport.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Counts what people have in hand, in the index of all records. */
final class WorkloadStore {

    /** How many customers one search names. */
    private static final int AT_ONCE = 10_000;

    private static final List<Map<String, ?>> BY_OWNER = List
            .of(Map.of("owner", Map.of("terms", Map.of("field", "ownerId"))));

    private final IndexReader index;
    private final ZoneId zone;

    WorkloadStore(IndexReader searchIndex, ZoneId zone) {
        this.index = searchIndex;
        this.zone = zone;
    }

    /**
     * What each of these people has in hand who has anything.
     *
     * @param owners
     *            null for everybody
     */
    Map<UUID, Work> work(@Nullable Set<UUID> owners, Instant now, int untouchedDays) {
        var work = new HashMap<UUID, Work>();
        long today = now.atZone(zone).toLocalDate().toEpochDay();
        long since = Fields.micros(now.minus(Duration.ofDays(untouchedDays)));
        var leads = new ArrayList<Map<String, ?>>(open("lead", owners, List.of("new", "qualified")));
        leads.add(Queries.not(Queries.term(Resource.ARCHIVED, true)));
        var deals = open("deal", owners, List.of("open"));
        count("lead", leads, today, since, work);
        count("deal", deals, today, since, work);
        // Who was talked with is not untouched; these are fewer than all that are old.
        var met = met(since);
        var ids = List.copyOf(met);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            touched(leads, "recordId", some, since, (owner, count) -> work.merge(owner,
                    new Work(0, 0, 0, 0, -count, 0), Work::plus));
            touched(deals, "customerId", some, since, (owner, count) -> work.merge(owner,
                    new Work(0, 0, 0, 0, 0, -count), Work::plus));
        }
        work.replaceAll((_, each) -> each.atLeastNone());
        return work;
    }

    private static List<Map<String, ?>> open(String kind, @Nullable Set<UUID> owners, List<String> statuses) {
        var filters = new ArrayList<Map<String, ?>>();
        filters.add(Queries.term("type", kind));
        filters.add(Queries.terms("status", statuses));
        if (owners != null) {
            filters.add(Queries.manyTerms("ownerId", owners.stream().map(UUID::toString).toList()));
        }
        return filters;
    }

    private void count(String kind, List<Map<String, ?>> open, long today, long since, Map<UUID, Work> work) {
        var measures = new LinkedHashMap<String, Object>();
        measures.put("old", Map.of("filter", Queries.range("updatedAt", null, since)));
        var days = Steps.days(kind);
        days.forEach(day -> {
            measures.put("due " + day, Map.of("filter", Queries.range(day, today, today + 1)));
            measures.put("overdue " + day, Map.of("filter", Queries.range(day, null, today)));
        });
        index.group(Queries.all(open), BY_OWNER, measures, bucket -> {
            long count = bucket.path("doc_count").asLong();
            long old = counted(bucket, "old");
            boolean lead = kind.equals("lead");
            work.merge(owner(bucket), new Work(lead ? count : 0, lead ? 0 : count, sum(bucket, "due ", days),
                    sum(bucket, "overdue ", days), lead ? old : 0, lead ? 0 : old), Work::plus);
        });
    }

    private static long sum(JsonNode bucket, String measure, List<String> days) {
        return days.stream().mapToLong(day -> counted(bucket, measure + day)).sum();
    }

    private static long counted(JsonNode bucket, String measure) {
        return bucket.path(measure).path("doc_count").asLong();
    }

    private static UUID owner(JsonNode bucket) {
        return UUID.fromString(bucket.path("key").path("owner").asString());
    }

    /** With whom there were interactions since then. */
    private Set<UUID> met(long since) {
        var met = new HashSet<UUID>();
        index.group(Queries.all(List.of(Queries.term("type", "interaction"), Queries.range("occurredAt", since, null))),
                List.of(Map.of("customer", Map.of("terms", Map.of("field", "customerId")))), Map.of(),
                bucket -> met.add(UUID.fromString(bucket.path("key").path("customer").asString())));
        return met;
    }

    @FunctionalInterface
    private interface Counted {

        void of(UUID owner, long count);
    }

    private void touched(List<Map<String, ?>> open, String field, Collection<UUID> met, long since,
            Counted counted) {
        var filters = new ArrayList<>(open);
        filters.add(Queries.range("updatedAt", null, since));
        filters.add(Queries.terms(field, met.stream().map(UUID::toString).toList()));
        index.group(Queries.all(filters), BY_OWNER, Map.of(),
                bucket -> counted.of(owner(bucket), bucket.path("doc_count").asLong()));
    }
}

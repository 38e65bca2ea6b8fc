package dev.rapport.reporting.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.condition.Circumstances;
import dev.rapport.common.condition.Condition;
import dev.rapport.common.condition.Criterion;
import dev.rapport.common.condition.Operator;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadDetails;
import dev.rapport.events.lead.LeadDetailsChanged;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A condition means the same records in memory and in the index, of the present and of the past. */
class ConditionsIT {

    private static final int RECORDS = 10_000;
    private static final int CHANGED = 1_000;
    private static final int CONDITIONS = 120;
    private static final int AT_ONCE = 500;

    private static final Circumstances BANGKOK = new Circumstances(Instant.parse("2026-06-15T18:30:00Z"),
            ZoneId.of("Asia/Bangkok"), () -> Given.REN, null);

    /** Named when a test fails. */
    private final long seed = Long.getLong("rapport.conditions.seed", 20_261_130L);
    private final Pools pools = new Pools(new Random(seed));
    private final Everything resource = new Everything();
    private final TestIndex index = TestIndex.of(new SearchFold(resource.withOthers()));
    private final IndexReader reader = index.reader();
    private final History history = new History();

    /** Records by their ids, as they are and as they were before some of them changed. */
    private final Map<UUID, RecordDocument> now = new HashMap<>();
    private final Map<UUID, RecordDocument> then = new HashMap<>();

    @Test
    void theSameRecordsAreMeantInMemoryAndInTheIndex() {
        for (int i = 0; i < RECORDS; i++) {
            var id = Given.id();
            var name = "First " + i;
            resource.become(name, pools.record(resource));
            now.put(id, resource.fold(null, history.record(id, Given.lead(name, null, null, null, history.now()))));
        }
        then.putAll(now);
        var before = history.now();
        int i = 0;
        for (var id : List.copyOf(now.keySet()).subList(0, CHANGED)) {
            var name = "Second " + i++;
            resource.become(name, pools.record(resource));
            now.computeIfPresent(id, (_, record) -> resource.fold(record, history.record(id,
                    new LeadDetailsChanged(Details.of(LeadDetails.class, "name", name), history.now()))));
        }
        var events = history.events();
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            index.apply(events.subList(from, Math.min(events.size(), from + AT_ONCE)));
        }
        index.visible();

        var fields = resource.allFields().stream().filter(field -> Operator.isComparable(field.meaning()))
                .filter(field -> !field.name().equals("id")).toList();
        var used = new HashSet<String>();
        int telling = 0;
        for (int each = 0; each < CONDITIONS; each++) {
            var condition = pools.condition(fields, 1 + each % 4);
            var json = Pools.json(condition);
            var criterion = RecordConditions.check(KnownFields.of(resource), Condition.parse("where", json), BANGKOK);
            used.addAll(comparisons(criterion));
            var meant = meant(now, criterion);
            assertThat(found(AsOf.records(null, "lead"), criterion)).as("seed %d: %s", seed, json).isEqualTo(meant);
            telling += meant.isEmpty() || meant.size() == RECORDS ? 0 : 1;
            if (each % 5 == 0) {
                var past = AsOf.records(new AsOf(before, AsOf.Time.RECORDED), "lead");
                assertThat(found(past, criterion)).as("seed %d, before: %s", seed, json)
                        .isEqualTo(meant(then, criterion));
            }
        }
        assertThat(telling).as("conditions that some records fulfil and others do not").isGreaterThan(CONDITIONS / 2);
        assertThat(used).as("fields that were compared").hasSizeGreaterThan(fields.size() * 9 / 10);
    }

    /** Each field with each operator it has, one at a time, so that none is left to chance. */
    @Test
    void everyOperatorOfEveryFieldMeansTheSame() {
        for (int i = 0; i < 300; i++) {
            var id = Given.id();
            resource.become("First " + i, pools.record(resource));
            now.put(id, resource.fold(null,
                    history.record(id, Given.lead("First " + i, null, null, null, history.now()))));
        }
        index.apply(history.events()).visible();

        for (var field : resource.allFields()) {
            for (var operator : Operator.codesOf(field.meaning())) {
                if (field.name().equals("id")) {
                    continue;
                }
                for (int i = 0; i < 2; i++) {
                    var comparison = new LinkedHashMap<String, @Nullable Object>();
                    comparison.put("field", field.name());
                    comparison.put("op", operator);
                    comparison.put("value", pools.operand(field, operator));
                    var json = Pools.json(comparison);
                    var criterion = RecordConditions.check(KnownFields.of(resource), Condition.parse("where", json),
                            BANGKOK);
                    assertThat(found(AsOf.records(null, "lead"), criterion)).as("seed %d: %s", seed, json)
                            .isEqualTo(meant(now, criterion));
                }
            }
        }
        var one = now.keySet().iterator().next();
        var itself = RecordConditions.check(KnownFields.of(resource),
                Condition.parse("where", "{\"field\":\"id\",\"op\":\"eq\",\"value\":\"%s\"}".formatted(one)), BANGKOK);
        assertThat(found(AsOf.records(null, "lead"), itself)).containsExactly(one).isEqualTo(meant(now, itself));
    }

    private static Set<String> comparisons(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All(List<Criterion> criteria) -> comparisons(criteria);
            case Criterion.Any(List<Criterion> criteria) -> comparisons(criteria);
            case Criterion.Not(Criterion denied) -> comparisons(denied);
            case Criterion.Has has -> Set.of(has.field().name());
            case Criterion.Became became -> Set.of(became.field().name());
        };
    }

    private static Set<String> comparisons(List<Criterion> criteria) {
        var names = new HashSet<String>();
        criteria.forEach(criterion -> names.addAll(comparisons(criterion)));
        return names;
    }

    private static Set<UUID> meant(Map<UUID, RecordDocument> records, Criterion criterion) {
        var ids = new TreeSet<UUID>();
        records.forEach((id, record) -> {
            if (criterion.holds(RecordConditions.known(record))) {
                ids.add(id);
            }
        });
        return ids;
    }

    private Set<UUID> found(List<Map<String, ?>> records, Criterion criterion) {
        var filters = new ArrayList<>(records);
        filters.add(ConditionQuery.of(KnownFields.of(resource), criterion));
        var ids = new TreeSet<UUID>();
        // Documents are long, and are named by their records; those of the past with a number behind.
        reader.search(Map.of("query", Queries.all(filters), "size", RECORDS, "_source", false)).path("hits")
                .path("hits").forEach(hit -> ids.add(UUID.fromString(hit.path("_id").asString().split(":", -1)[0])));
        return ids;
    }
}

package dev.rapport.reporting.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.condition.Circumstances;
import dev.rapport.common.condition.Condition;
import dev.rapport.common.condition.Criterion;
import dev.rapport.common.condition.Operator;
import dev.rapport.events.Money;
import dev.rapport.events.field.CustomType;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetails;
import dev.rapport.events.lead.LeadDetailsChanged;
import dev.rapport.reporting.custom.DefinedFields;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Definitions;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** F12: a condition about fields that a company has defined means the same records in memory and in the index. */
class CustomConditionsIT {

    private static final int RECORDS = 1_500;
    private static final int CHANGED = 300;
    private static final int CONDITIONS = 150;

    private static final Circumstances BANGKOK = new Circumstances(Instant.parse("2026-06-15T18:30:00Z"),
            ZoneId.of("Asia/Bangkok"), () -> Given.REN, null);

    /** Named when a test fails. */
    private final long seed = Long.getLong("rapport.conditions.seed", 20_261_130L);
    private final Random random = new Random(seed);
    private final Pools pools = new Pools(random);
    private final KnownFields known = new DefinedFields(Stream.of(CustomType.values())
            .map(type -> Definitions.of("lead", Definitions.key(type), type, Everything.CHOICES)).toList())
            .of(TestResources.ALL.of("lead"));
    private final TestIndex index = TestIndex.of(new SearchFold(TestResources.ALL));
    private final History history = new History();
    private final Map<UUID, RecordDocument> now = new HashMap<>();
    private final Map<UUID, RecordDocument> then = new HashMap<>();

    @Test
    void theSameRecordsAreMeantInMemoryAndInTheIndex() {
        for (int i = 0; i < RECORDS; i++) {
            var id = Given.id();
            now.put(id, TestResources.ALL.fold(null,
                    history.record(id, new LeadCreated(details(), Given.REN, history.now()))));
        }
        then.putAll(now);
        var before = history.now();
        for (var id : List.copyOf(now.keySet()).subList(0, CHANGED)) {
            now.computeIfPresent(id, (_, record) -> TestResources.ALL.fold(record,
                    history.record(id, new LeadDetailsChanged(details(), history.now()))));
        }
        index.apply(history.events()).visible();

        int telling = 0;
        for (int i = 0; i < CONDITIONS; i++) {
            var meant = compare(pools.condition(known.custom(), 1 + i % 4), before);
            telling += meant.isEmpty() || meant.size() == RECORDS ? 0 : 1;
        }
        assertThat(telling).as("conditions that some records fulfil and others do not").isGreaterThan(CONDITIONS / 2);
        for (var field : known.custom()) {
            for (var operator : Operator.codesOf(field.meaning())) {
                var comparison = new LinkedHashMap<String, @Nullable Object>();
                comparison.put("field", field.name());
                comparison.put("op", operator);
                comparison.put("value", pools.operand(field, operator));
                compare(comparison, before);
            }
        }
    }

    private Set<UUID> compare(Object condition, Instant before) {
        var json = Pools.json(condition);
        var criterion = RecordConditions.check(known, Condition.parse("where", json), BANGKOK);
        var meant = meant(now, criterion);
        assertThat(found(AsOf.records(null, "lead"), criterion)).as("seed %d: %s", seed, json).isEqualTo(meant);
        assertThat(found(AsOf.records(new AsOf(before, AsOf.Time.RECORDED), "lead"), criterion))
                .as("seed %d, before: %s", seed, json).isEqualTo(meant(then, criterion));
        return meant;
    }

    private LeadDetails details() {
        var custom = new LinkedHashMap<String, @Nullable Object>();
        for (var field : known.custom()) {
            if (random.nextInt(3) > 0) {
                custom.put(field.customKey(), field.meaning().list()
                        ? Stream.generate(() -> plain(pools.value(field))).limit(1 + random.nextInt(3)).toList()
                        : plain(pools.value(field)));
            }
        }
        return Details.of(LeadDetails.class, "name", "Lead", "custom", custom.isEmpty() ? null : custom);
    }

    /** As a command leaves it in the event. */
    private static Object plain(Object value) {
        return switch (value) {
            case Money money -> Map.of("amount", money.amount().toPlainString(), "currency", money.currency());
            case BigDecimal number -> number.toPlainString();
            case Boolean flag -> flag;
            case Long number -> number;
            case Object other -> other.toString();
        };
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
        filters.add(ConditionQuery.of(known, criterion));
        var ids = new TreeSet<UUID>();
        index.reader().search(Map.of("query", Queries.all(filters), "size", RECORDS, "_source", false)).path("hits")
                .path("hits").forEach(hit -> ids.add(UUID.fromString(hit.path("_id").asString().split(":", -1)[0])));
        return ids;
    }

    @Test
    void everyTypeIsAFieldThatListsCanBeNarrowedBy() {
        assertThat(known.custom()).hasSameSizeAs(CustomType.values())
                .allMatch(field -> field.is(Field.Ability.FILTERED)).allMatch(Field::isCustom);
    }
}

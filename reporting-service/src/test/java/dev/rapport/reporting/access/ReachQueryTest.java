package dev.rapport.reporting.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.access.Reach;
import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.access.Share;
import dev.rapport.common.access.Staff;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import dev.rapport.events.policy.Level;
import dev.rapport.reporting.resource.Fields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.support.TestResources;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReachQueryTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
    private static final List<Level> LEVELS = List.of(Level.values());
    private static final UUID ME = new UUID(1, 0);

    /** What the index answers and what is decided about a record at hand is the same, on random records. */
    @Test
    void theConditionFindsWhatIsReached() {
        var random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            var staff = staff(random);
            var levels = EnumSet.noneOf(Level.class);
            for (int j = 0; j <= random.nextInt(3); j++) {
                levels.add(LEVELS.get(random.nextInt(LEVELS.size())));
            }
            var reach = Reach.of(ME, levels, staff);
            var facts = facts(random).following(random.nextBoolean() ? List.of() : List.of(facts(random)));
            var document = ReachQuery.document(facts);

            assertThat(ReachQuery.of(reach, null).stream().allMatch(query -> fulfils(query, document)))
                    .as("%s by %s", facts, levels).isEqualTo(reach.reaches(facts, TODAY));
        }
    }

    @Test
    void moreThanAnIndexTakesInOneConditionIsAskedInSeveral() {
        var many = IntStream.range(0, 25_000).mapToObj(number -> new UUID(2, number)).toList();
        var reach = new Reach(false, new HashSet<>(many), ME, false, Set.of(), Set.of());
        var query = ReachQuery.of(reach, null).getFirst();

        for (var owner : List.of(many.getFirst(), many.get(9_999), many.get(10_000), many.getLast())) {
            assertThat(fulfils(query, ReachQuery.document(RecordFacts.ownedBy(owner)))).isTrue();
        }
        assertThat(fulfils(query, ReachQuery.document(RecordFacts.ownedBy(ME)))).isFalse();
    }

    @Test
    void aDuplicateAndWhatBelongsToItAreReadByWhoReadsTheSurvivor() {
        var owner = new UUID(1, 1);
        var reader = TestReaders.of(new Caller(owner, Set.of(Role.REP)),
                Map.of("read", Map.of("rep", Map.of("contact", List.of("own"), "interaction", List.of("own")))));
        var survivor = record("contact", Map.of("ownerId", owner.toString()));
        var duplicate = record("contact",
                Map.of("ownerId", ME.toString(), "mergedInto", survivor.id().toString()));
        var call = record("interaction",
                Map.of("employeeId", ME.toString(), "customerId", duplicate.id().toString()));
        var all = Map.of(survivor.id(), survivor, duplicate.id(), duplicate);

        assertThat(reader.readable(List.of(duplicate, call, record("contact", Map.of("ownerId", ME.toString()))),
                ids -> some(all, ids))).containsExactly(duplicate, call);
    }

    private static Map<UUID, RecordDocument> some(Map<UUID, RecordDocument> all, Collection<UUID> ids) {
        var some = new java.util.HashMap<>(all);
        some.keySet().retainAll(ids);
        return some;
    }

    private static RecordDocument record(String kind, Map<String, Object> fields) {
        assertThat(TestResources.ALL.kinds()).contains(kind);
        return new RecordDocument(kind, UUID.randomUUID(), 0, Instant.EPOCH, Instant.EPOCH,
                Fields.of(new LinkedHashMap<String, @Nullable Object>(fields)));
    }

    private static boolean fulfils(Map<String, ?> query, Map<String, List<String>> facts) {
        if (query.containsKey("match_none")) {
            return false;
        }
        if (query.get("bool") instanceof Map<?, ?> bool) {
            return ((List<?>) Objects.requireNonNull(bool.get("should"))).stream()
                    .anyMatch(way -> fulfils(castQuery(way), facts));
        }
        var terms = (Map<?, ?>) Objects.requireNonNull(query.get("terms"));
        var field = String.valueOf(terms.keySet().iterator().next());
        var values = (Collection<?>) terms.values().iterator().next();
        return facts.getOrDefault(field.substring("facts.".length()), List.of()).stream().anyMatch(values::contains);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> castQuery(Object query) {
        return (Map<String, ?>) query;
    }

    private static Staff staff(Random random) {
        var people = new ArrayList<Staff.Employee>();
        for (int i = 0; i < 6; i++) {
            people.add(new Staff.Employee(new UUID(1, i), random.nextBoolean() ? null : new UUID(1, random.nextInt(6)),
                    some(random, "t"), some(random, "r")));
        }
        return new Staff(people);
    }

    private static RecordFacts facts(Random random) {
        var shares = new ArrayList<Share>();
        for (int i = 0; i < random.nextInt(3); i++) {
            shares.add(random.nextBoolean()
                    ? new Share(new UUID(1, random.nextInt(6)), null, random.nextBoolean(), null)
                    : new Share(null, "t" + random.nextInt(3), random.nextBoolean(), null));
        }
        return new RecordFacts(random.nextInt(4) == 0 ? null : new UUID(1, random.nextInt(6)), some(random, "r"),
                shares, List.of());
    }

    private static Set<String> some(Random random, String prefix) {
        return random.nextBoolean() ? Set.of() : Set.of(prefix + random.nextInt(3), prefix + "x");
    }
}

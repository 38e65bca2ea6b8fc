package dev.rapport.reporting.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.access.Staff;
import dev.rapport.common.security.Caller;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.contact.ContactAssigned;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.employee.Role;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.access.TestReaders;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interactions are found by those whom their customers concern, in whatever order things become known. */
class FollowingIT {

    private static final UUID OWNER = Given.id();
    private static final UUID OTHER = Given.id();

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new SearchFold(TestResources.ALL));

    private UUID contact() {
        var id = Given.id();
        history.record(id, Given.contact("Somchai", null, null, history.now()));
        return id;
    }

    private UUID call(UUID customer) {
        var id = Given.id();
        history.record(id, Given.call(customer, "call", history.now()));
        return id;
    }

    private void assign(UUID contact, UUID owner) {
        history.record(contact, new ContactAssigned(owner, Given.REN, history.now()));
    }

    private static Reader reader(UUID employee) {
        return TestReaders.of(new Caller(employee, Set.of(Role.REP)),
                Map.of("read", Map.of("rep", Map.of("interaction", List.of("own"), "contact", List.of("own")))),
                new Staff.Employee(employee, null, Set.of(), Set.of()));
    }

    private Set<UUID> found(UUID employee, String kind) {
        index.visible();
        var conditions = new ArrayList<Map<String, ?>>(List.of(Queries.term("type", kind)));
        conditions.addAll(reader(employee).conditions(TestResources.ALL.of(kind)));
        return index.reader().ids(conditions);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverComesFirstTheyFollow(long seed) {
        var random = new Random(seed);
        var contacts = IntStream.range(0, 6).mapToObj(_ -> contact()).toList();
        var owners = new LinkedHashMap<UUID, UUID>();
        var calls = new LinkedHashMap<UUID, UUID>();
        contacts.forEach(contact -> owners.put(contact, Given.REN));
        for (int i = 0; i < 60; i++) {
            var contact = contacts.get(random.nextInt(contacts.size()));
            switch (random.nextInt(4)) {
                case 0 -> {
                    var owner = random.nextBoolean() ? OWNER : OTHER;
                    assign(contact, owner);
                    owners.put(contact, owner);
                }
                case 1 -> history.record(contact, new ContactDetailsChanged(Given.memberOf("Somchai", List.of()),
                        history.now()));
                default -> calls.put(call(contact), contact);
            }
        }
        var left = shuffled(history.events(), random);
        while (!left.isEmpty()) {
            int size = Math.min(left.size(), 1 + random.nextInt(12));
            index.apply(left.subList(0, size));
            if (random.nextInt(3) == 0) {
                // An instance that was cut short before its checkpoint.
                index.apply(left.subList(0, size));
            }
            left = left.subList(size, left.size());
        }

        for (var employee : List.of(OWNER, OTHER)) {
            var expected = new HashSet<UUID>();
            calls.forEach((call, contact) -> {
                if (employee.equals(owners.get(contact))) {
                    expected.add(call);
                }
            });
            assertThat(found(employee, "interaction")).isEqualTo(expected);
        }
        assertThat(index.raw().keySet()).noneMatch(id -> id.startsWith("awaited:"));
    }

    /** Each record's events in their order, those of different records in any. */
    private static List<EventEnvelope> shuffled(List<EventEnvelope> events, Random random) {
        var queues = new LinkedHashMap<UUID, Queue<EventEnvelope>>();
        events.forEach(event -> queues.computeIfAbsent(event.aggregateId(), _ -> new ArrayDeque<>()).add(event));
        var shuffled = new ArrayList<EventEnvelope>();
        var waiting = new ArrayList<>(queues.values());
        while (!waiting.isEmpty()) {
            int next = random.nextInt(waiting.size());
            var queue = waiting.get(next);
            shuffled.add(queue.remove());
            if (queue.isEmpty()) {
                waiting.remove(next);
            }
        }
        return shuffled;
    }

    @Test
    void twoInstancesThatKnowNothingOfEachOtherLeaveNobodyBehind() {
        for (int round = 0; round < 20; round++) {
            var contact = contact();
            var first = history.size();
            index.apply(history.since(first - 1));
            var call = call(contact);
            var called = history.since(first);
            assign(contact, OWNER);
            var assigned = history.since(first + 1);
            // The checkpoints of contacts and interactions are different ones.
            CompletableFuture.allOf(CompletableFuture.runAsync(() -> index.apply(called)),
                    CompletableFuture.runAsync(() -> index.apply(assigned))).join();

            assertThat(found(OWNER, "interaction")).contains(call);
        }
    }

    @Test
    void aDuplicateFollowsWhoItWasMergedIntoAndItsInteractionsFollowIt() {
        var survivor = contact();
        var duplicate = contact();
        var call = call(duplicate);
        assign(survivor, OWNER);
        history.record(survivor, new ContactMerged(duplicate, history.now()));
        history.record(duplicate, new ContactMergedInto(survivor, history.now()));
        index.apply(history.events());

        assertThat(found(OWNER, "contact")).containsExactlyInAnyOrder(survivor, duplicate);
        assertThat(found(OWNER, "interaction")).containsExactly(call);

        int known = history.size();
        assign(survivor, OTHER);
        index.apply(history.since(known));

        assertThat(found(OWNER, "interaction")).isEmpty();
        assertThat(found(OTHER, "interaction")).containsExactly(call);
    }

    @Test
    void tenThousandInteractionsFollowWithinTenSeconds() {
        var contact = contact();
        index.apply(history.events());
        int known = history.size();
        IntStream.range(0, 10_000).forEach(_ -> call(contact));
        var calls = history.since(known);
        for (int from = 0; from < calls.size(); from += 500) {
            index.apply(calls.subList(from, from + 500));
        }
        assign(contact, OWNER);
        long began = System.nanoTime();
        index.apply(history.since(known + 10_000));

        assertThat(found(OWNER, "interaction")).hasSize(10_000);
        assertThat((System.nanoTime() - began) / 1e9).as("seconds").isLessThan(10);
    }
}

package dev.rapport.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.rapport.systemtests.support.Api;
import dev.rapport.systemtests.support.EventTopics;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Person;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.systemtests.support.Workload;
import tools.jackson.databind.JsonNode;

class CrashIT {
    private static final int WRITERS = 4;
    private static final int WRITES_BEFORE = 60;
    private static final int WRITES_AFTER = 60;
    private static final Duration OUTAGE = Duration.ofSeconds(1);
    private static final Duration BOUND = Duration.ofSeconds(120);

    private static Rapport rapport;
    private static Api api;

    @BeforeAll
    static void start() {
        rapport = Rapport.shared();
        api = rapport.as(Person.REP);
    }

    @ParameterizedTest
    @EnumSource
    void noAcknowledgedWriteIsLostOrDoubledWhenThisIsKilled(Part part) {
        Workload load;
        try (Workload running = Workload.start(api, WRITERS)) {
            load = running;
            awaitWrites(running, WRITES_BEFORE);
            rapport.kill(part);
            // Long enough that requests meet what is not there.
            LockSupport.parkNanos(OUTAGE.toNanos());
            rapport.restart(part);
            awaitWrites(running, running.acknowledged().size() + WRITES_AFTER);
        }
        rapport.settle();

        assertThat(load.acknowledged()).hasSizeGreaterThan(WRITES_BEFORE + WRITES_AFTER);
        everyWriteIsInTheEventStore(load);
        everyWriteIsOnKafka(load);
        everyRecordIsInMongoDbOnce(load);
        everyRecordIsInElasticsearchOnce(load);
    }

    private static void awaitWrites(Workload load, int count) {
        Awaitility.await().atMost(BOUND).until(() -> load.acknowledged().size() >= count);
    }

    private static void everyWriteIsInTheEventStore(Workload load) {
        Map<UUID, List<Long>> stored = new HashMap<>();
        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
            stored.putAll(rapport.eventStore(part).sequences());
        }
        load.versions().forEach((what, version) -> assertThat(stored.get(id(what))).as(what)
                .containsExactlyElementsOf(upTo(version)));
    }

    private static void everyWriteIsOnKafka(Workload load) {
        Map<String, Set<Long>> published = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        rapport.topics().all().forEach(event -> {
            long sequence = EventTopics.sequence(event);
            published.computeIfAbsent(event.key(), key -> new TreeSet<>()).add(sequence);
            assertThat(sequence).as("sequence of %s", event.key())
                    .isLessThanOrEqualTo(last.getOrDefault(event.key(), -1L) + 1);
            last.merge(event.key(), sequence, Math::max);
        });
        load.versions().forEach((what, version) -> assertThat(published.get(id(what).toString())).as(what)
                .containsExactlyElementsOf(upTo(version)));
    }

    private static void everyRecordIsInMongoDbOnce(Workload load) {
        load.versions().forEach((what, version) -> {
            assertThat(api.get("/api/" + what).is(200).version()).as(what).isEqualTo(version);
            assertThat(api.all("/api/" + what + "/history").stream().map(event -> event.path("sequence").asLong())
                    .sorted()).as("history of %s", what).containsExactlyElementsOf(upTo(version));
        });
        load.customers().forEach(customer -> {
            JsonNode totals = api.get("/api/customers/" + customer.contactId()).is(200).json().path("totals");
            assertThat(totals.path("openDeals").asLong()).isEqualTo(1);
            assertThat(totals.path("interactions").asLong()).isEqualTo(customer.interactions());
        });
    }

    private static void everyRecordIsInElasticsearchOnce(Workload load) {
        assertThat(ids("/api/leads?limit=200&organisation=" + load.marker()))
                .containsExactlyInAnyOrderElementsOf(load.leads());
        List<UUID> contacts = new ArrayList<>();
        load.customers().forEach(customer -> contacts.add(customer.contactId()));
        assertThat(ids("/api/contacts?limit=200&territory=" + load.marker()))
                .containsExactlyInAnyOrderElementsOf(contacts);
        JsonNode page = api.get("/api/leads?limit=1&count=true&organisation=" + load.marker()).is(200).json();
        assertThat(page.path("total").asLong()).isEqualTo(load.leads().size());
        load.customers().forEach(customer -> {
            assertThat(ids("/api/deals?customerId=" + customer.contactId())).containsExactly(customer.dealId());
            assertThat(ids("/api/interactions?customerId=" + customer.contactId()))
                    .containsExactlyInAnyOrderElementsOf(customer.interactionIds());
        });
        Set<UUID> seen = new HashSet<>(contacts);
        assertThat(seen).hasSameSizeAs(contacts);
    }

    private static List<UUID> ids(String path) {
        return api.all(path).stream().map(item -> UUID.fromString(item.path("id").asString())).toList();
    }

    private static List<Long> upTo(long version) {
        return LongStream.rangeClosed(0, version).boxed().toList();
    }

    private static UUID id(String what) {
        return UUID.fromString(what.substring(what.indexOf('/') + 1));
    }
}

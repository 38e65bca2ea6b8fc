package dev.rapport.systemtests.healing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Audit;
import dev.rapport.systemtests.support.Contents;
import dev.rapport.systemtests.support.Projections;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.systemtests.support.Readers;
import dev.rapport.systemtests.support.Sinks;
import dev.rapport.systemtests.support.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealingIT {
    private static final int CONTACTS = 20;
    private static final int WRITES_BEFORE = 30;
    private static final int WRITES_AFTER = 60;
    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private static Rapport rapport;
    private static Api rep;
    private static String territory = "";
    private static final List<UUID> CONTACT_IDS = new ArrayList<>();
    private static final List<UUID> ACCOUNT_IDS = new ArrayList<>();

    @BeforeAll
    static void customersThatAreKnown() {
        rapport = Rapport.shared();
        rep = rapport.as(Person.REP);
        territory = Ids.unique("territory");
        for (int i = 0; i < CONTACTS; i++) {
            UUID contact = Records.contact(rep, "Known " + i, "territory", territory).id();
            CONTACT_IDS.add(contact);
            Records.deal(rep, contact, "Deal " + i);
            rep.patch("/api/contacts/" + contact, Map.of("jobTitle", "Known")).is(200);
        }
        aContactChangesFromOneAccountToTheNext();
        rapport.settle();
    }

    /** Today 6: what an account keeps of it is the same after a rebuild. */
    private static void aContactChangesFromOneAccountToTheNext() {
        ACCOUNT_IDS.add(Records.account(rep, Ids.unique("Old ")).id());
        ACCOUNT_IDS.add(Records.account(rep, Ids.unique("New ")).id());
        UUID contact = Records.contact(rep, "Changing", "territory", territory, "accountIds",
                ACCOUNT_IDS.subList(0, 1)).id();
        CONTACT_IDS.add(contact);
        Records.deal(rep, contact, "Before the change");
        rep.patch("/api/contacts/" + contact, Map.of("accountIds", ACCOUNT_IDS.subList(1, 2))).is(200);
        Records.deal(rep, contact, "After the change");
    }

    private static Map<String, String> contents() {
        return Contents.of(rep, Stream.concat(CONTACT_IDS.stream(), ACCOUNT_IDS.stream()).toList());
    }

    enum Sink {
        MONGODB,
        ELASTICSEARCH;

        void empty() {
            switch (this) {
                case MONGODB -> Sinks.emptyMongoDb(rapport);
                case ELASTICSEARCH -> Sinks.emptyElasticsearch(rapport);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStoreThatIsEmptiedWhilePeopleWorkFillsItselfAgain(Sink sink) {
        List<String> before = copies();
        Workload load;
        Readers readers = Readers.start(rep, CONTACT_IDS, territory, 503);
        try (readers; Workload running = Workload.start(rep, 2)) {
            load = running;
            awaitWrites(running, WRITES_BEFORE);
            sink.empty();
            Awaitility.await("another copy").atMost(BOUND).ignoreExceptions()
                    .until(() -> !before.containsAll(copies()));
            awaitWrites(running, running.acknowledged().size() + WRITES_AFTER);
            rapport.projections().awaitFilled();
        }

        new Audit(rapport).everyWriteIsEverywhere(load);
        // "Try again" while it fills, the right answer otherwise; never "there is no such thing".
        assertThat(readers.complaints()).isEmpty();
        assertThat(readers.reads()).isGreaterThan(readers.refused());
    }

    @Test
    void aRebuildIsNoticedByNobody() {
        Projections projections = rapport.projections();
        Readers readers = Readers.start(rep, CONTACT_IDS, territory);
        Workload load;
        try (readers; Workload running = Workload.start(rep, 2)) {
            load = running;
            awaitWrites(running, WRITES_BEFORE);
            for (String name : projections.names()) {
                String copy = projections.copy(name);
                projections.rebuild(name);
                changeAllWhile(() -> projections.copy(name).equals(copy) || projections.isBuilding(name));
            }
        }

        assertThat(readers.complaints()).isEmpty();
        assertThat(readers.refused()).isZero();
        new Audit(rapport).everyWriteIsEverywhere(load);
    }

    /** Readers would not see a version go back if none went forth. */
    private static void changeAllWhile(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + BOUND.toNanos();
        int round = 0;
        while (condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time for a rebuild").isLessThan(deadline);
            round++;
            for (UUID contact : CONTACT_IDS.subList(0, CONTACTS / 4)) {
                rep.patch("/api/contacts/" + contact, Map.of("jobTitle", "Changed " + round)).is(200);
                // As fast as it goes, the machine would be full, and a rebuild take minutes.
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }

    @Test
    void aRebuiltReadModelTellsWhatTheOneBeforeToldAndOneFromScratch() {
        rapport.settle();
        Map<String, String> before = contents();
        Projections projections = rapport.projections();

        projections.names().forEach(projections::rebuild);
        rapport.settle();
        assertThat(contents()).isEqualTo(before);

        List<String> copies = copies();
        Sinks.emptyMongoDb(rapport);
        Sinks.emptyElasticsearch(rapport);
        Awaitility.await().atMost(BOUND).ignoreExceptions()
                .until(() -> copies().stream().noneMatch(copies::contains));
        rapport.settle();
        assertThat(contents()).isEqualTo(before);
    }

    private static List<String> copies() {
        return rapport.projections().all().stream().map(projection -> projection.path("copy").asString()).toList();
    }

    private static void awaitWrites(Workload load, int count) {
        Awaitility.await().atMost(BOUND).until(() -> load.acknowledged().size() >= count);
    }
}

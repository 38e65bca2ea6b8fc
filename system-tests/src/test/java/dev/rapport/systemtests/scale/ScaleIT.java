package dev.rapport.systemtests.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Audit;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.systemtests.support.Readers;
import dev.rapport.systemtests.support.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScaleIT {
    /** Those of a list come and go at once. */
    private static final List<List<Part>> SCALED = List.of(List.of(Part.CONTACT, Part.DEAL),
            List.of(Part.INTERACTION, Part.REPORTING));
    private static final int CONTACTS = 10;
    private static final int WRITES = 40;
    private static final Duration BOUND = Duration.ofMinutes(2);

    private static Rapport rapport;
    private static Api rep;
    private static String territory = "";
    private static final List<UUID> CONTACT_IDS = new ArrayList<>();

    @BeforeAll
    static void customersThatAreKnown() {
        rapport = Rapport.ofProcesses();
        rep = rapport.as(Person.REP);
        territory = Ids.unique("territory");
        for (int i = 0; i < CONTACTS; i++) {
            UUID contact = Records.contact(rep, "Known " + i, "territory", territory).id();
            CONTACT_IDS.add(contact);
            rep.patch("/api/contacts/" + contact, Map.of("jobTitle", "Known")).is(200);
        }
        rapport.settle();
    }

    @AfterAll
    static void oneOfEach() {
        SCALED.forEach(parts -> rapport.scale(parts, 1));
    }

    @Test
    void nobodyNoticesThatInstancesComeAndGo() {
        Workload load;
        Readers readers = Readers.start(rep, CONTACT_IDS, territory);
        try (readers; Workload running = Workload.start(rep, 2)) {
            load = running;
            awaitMoreWrites(running);
            for (List<Part> parts : SCALED) {
                rapport.scale(parts, 2);
                awaitMoreWrites(running);
                rapport.scale(parts, 1);
                awaitMoreWrites(running);
                assertThat(load.outages()).as("outages while %s were scaled", parts).isZero();
                assertThat(readers.complaints()).as("while %s were scaled", parts).isEmpty();
            }
        }

        assertThat(load.outages()).isZero();
        assertThat(readers.complaints()).isEmpty();
        new Audit(rapport).everyWriteIsEverywhere(load);
    }

    private static void awaitMoreWrites(Workload load) {
        int count = load.acknowledged().size() + WRITES;
        Awaitility.await().atMost(BOUND).until(() -> load.acknowledged().size() >= count);
    }
}

package dev.rapport.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Api;
import dev.rapport.driver.Person;
import dev.rapport.systemtests.support.Audit;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.systemtests.support.Workload;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashIT {
    private static final int WRITERS = 4;
    private static final int WRITES_BEFORE = 60;
    private static final int WRITES_AFTER = 60;
    private static final Duration OUTAGE = Duration.ofSeconds(1);
    private static final Duration BOUND = Duration.ofMinutes(2);

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

        assertThat(load.acknowledged()).hasSizeGreaterThan(WRITES_BEFORE + WRITES_AFTER);
        new Audit(rapport).everyWriteIsEverywhere(load);
    }

    private static void awaitWrites(Workload load, int count) {
        Awaitility.await().atMost(BOUND).until(() -> load.acknowledged().size() >= count);
    }
}

package dev.rapport.http.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Security F8. */
class AuditLogTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void whatIsAddedReachesTheSinksAndRefusalsAreCounted() {
        List<AuditEntry> taken = Collections.synchronizedList(new ArrayList<>());
        try (AuditLog log = new AuditLog(List.of(taken::add), meters)) {
            log.add(entry(AuditEntry.READ, null));
            log.add(entry(AuditEntry.REFUSED, "forbidden"));
            log.add(AuditEntry.ofSignIn(Clock.systemUTC(), AuditEntry.WRONG_PASSWORD, null, "127.0.0.1"));
        }

        assertThat(taken).extracting(AuditEntry::event).containsExactly("read", "refused", "wrong-password");
        assertThat(denied("forbidden")).isEqualTo(1);
        assertThat(denied("wrong-password")).isEqualTo(1);
    }

    @Test
    void aSinkThatHangsHoldsNobodyUpAndWhatIsLostIsCounted() {
        CountDownLatch hanging = new CountDownLatch(1);
        try (AuditLog log = new AuditLog(List.of(entry -> await(hanging)), meters)) {
            for (int i = 0; i < AuditLog.MOST_WAITING + 100; i++) {
                log.add(entry(AuditEntry.READ, null));
            }

            assertThat(meters.get("rapport.audit.dropped").tag("from", "log").counter().count()).isBetween(99.0, 100.0);
            hanging.countDown();
        }
    }

    @Test
    void aSinkThatFailsIsCountedAndTheLogGoesOn() {
        try (AuditLog log = new AuditLog(List.of(entry -> {
            throw new IllegalStateException("broken");
        }), meters)) {
            log.add(entry(AuditEntry.READ, null));
            log.add(entry(AuditEntry.READ, null));
        }

        assertThat(meters.get("rapport.audit.dropped").tag("from", "topic").counter().count()).isEqualTo(2);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private double denied(String reason) {
        return meters.get("rapport.denied").tag("reason", reason).counter().count();
    }

    private static AuditEntry entry(String event, @Nullable String reason) {
        return new AuditEntry(Instant.EPOCH, event, reason, "somebody", "contacts", "an id", "GET", "127.0.0.1", null);
    }
}

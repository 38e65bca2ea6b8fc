package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ArrivalTest {

    private static final UUID SOMEBODY = new UUID(0, 1);
    private static final UUID NOBODY = new UUID(0, 2);

    private final Set<UUID> known = ConcurrentHashMap.newKeySet();
    private final CountDownLatch asked = new CountDownLatch(2);

    private final AtomicInteger hurries = new AtomicInteger();

    private Hurry hurry() {
        hurries.incrementAndGet();
        return hurries::decrementAndGet;
    }

    private boolean directory(UUID id) {
        asked.countDown();
        return known.contains(id);
    }

    @Test
    void whoIsKnownIsNotWaitedFor() {
        known.add(SOMEBODY);

        assertThat(waited(new Arrival<>(this::directory, this::hurry, Duration.ofMinutes(1), 1), SOMEBODY))
                .isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whoHasArrivedIsNotAskedForAgain() {
        known.add(SOMEBODY);
        var arrival = new Arrival<UUID>(this::directory, this::hurry, Duration.ofMinutes(1), 1);

        for (int i = 0; i < 3; i++) {
            arrival.await(SOMEBODY);
        }

        assertThat(asked.getCount()).isEqualTo(1);
    }

    @Test
    void whoArrivesMeanwhileIsWaitedFor() throws Exception {
        var arrival = new Arrival<UUID>(this::directory, this::hurry, Duration.ofMinutes(1), 1);
        var waiting = CompletableFuture.runAsync(() -> arrival.await(SOMEBODY));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(hurries).hasValue(1);

        known.add(SOMEBODY);

        waiting.get(10, TimeUnit.SECONDS);
        assertThat(hurries).hasValue(0);
    }

    @Test
    void patienceEnds() {
        assertThat(waited(new Arrival<>(this::directory, this::hurry, Duration.ofMillis(50), 1), NOBODY))
                .isBetween(Duration.ofMillis(50), Duration.ofSeconds(10));
    }

    @Test
    void whoFindsNoPlaceDoesNotWait() {
        assertThat(waited(new Arrival<>(this::directory, this::hurry, Duration.ofMinutes(1), 0), NOBODY))
                .isLessThan(Duration.ofSeconds(10));
    }

    private static Duration waited(Arrival<UUID> arrival, UUID id) {
        long begin = System.nanoTime();
        arrival.await(id);
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}

package dev.rapport.interaction.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.interaction.customer.KnownCustomers.Standing;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CustomerArrivalTest {

    private static final UUID SOMEBODY = new UUID(0, 1);
    private static final UUID NOBODY = new UUID(0, 2);

    private final Set<UUID> known = ConcurrentHashMap.newKeySet();
    private final CountDownLatch asked = new CountDownLatch(2);
    private final KnownCustomers customers = id -> {
        asked.countDown();
        return known.contains(id) ? Standing.KNOWN : Standing.UNKNOWN;
    };

    @Test
    void whoIsKnownIsNotWaitedFor() {
        known.add(SOMEBODY);

        assertThat(waited(new CustomerArrival(customers, Duration.ofMinutes(1), 1), SOMEBODY))
                .isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whoHasArrivedIsNotAskedForAgain() {
        known.add(SOMEBODY);
        var arrival = new CustomerArrival(customers, Duration.ofMinutes(1), 1);

        for (int i = 0; i < 3; i++) {
            arrival.await(SOMEBODY);
        }

        assertThat(asked.getCount()).isEqualTo(1);
    }

    @Test
    void whoArrivesMeanwhileIsWaitedFor() throws Exception {
        var arrival = new CustomerArrival(customers, Duration.ofMinutes(1), 1);
        var waiting = CompletableFuture.runAsync(() -> arrival.await(SOMEBODY));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        known.add(SOMEBODY);

        waiting.get(10, TimeUnit.SECONDS);
    }

    @Test
    void patienceEnds() {
        assertThat(waited(new CustomerArrival(customers, Duration.ofMillis(50), 1), NOBODY))
                .isBetween(Duration.ofMillis(50), Duration.ofSeconds(10));
    }

    @Test
    void whoFindsNoPlaceDoesNotWait() {
        assertThat(waited(new CustomerArrival(customers, Duration.ofMinutes(1), 0), NOBODY))
                .isLessThan(Duration.ofSeconds(10));
    }

    private static Duration waited(CustomerArrival arrival, UUID id) {
        long begin = System.nanoTime();
        arrival.await(id);
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}

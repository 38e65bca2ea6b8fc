package dev.rapport.reporting.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RefresherTest {

    @Test
    void readersThatWaitTogetherShareOneRefreshThatStartsAfterTheyCame() throws Exception {
        var started = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var refreshes = new AtomicInteger();
        var atOnce = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var refresher = new Refresher(index -> {
                assertThat(atOnce.incrementAndGet()).isEqualTo(1);
                refreshes.incrementAndGet();
                started.countDown();
                await(mayEnd);
                atOnce.decrementAndGet();
            }, threads, Duration.ZERO);

            var first = threads.submit(() -> refresher.awaitVisible("a", System.nanoTime(), inFiveSeconds()));
            assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
            var waiting = new CountDownLatch(20);
            var others = java.util.stream.IntStream.range(0, 20).mapToObj(i -> threads.submit(() -> {
                waiting.countDown();
                return refresher.awaitVisible("a", System.nanoTime(), inFiveSeconds());
            })).toList();
            assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
            mayEnd.countDown();
            assertThat(first.get(5, TimeUnit.SECONDS)).isTrue();
            for (var other : others) {
                assertThat(other.get(5, TimeUnit.SECONDS)).isTrue();
            }
        }
        // One more for a reader that came after the second had started.
        assertThat(refreshes.get()).isBetween(2, 3);
    }

    @Test
    void whatARefreshHasShownNeedsNoOther() {
        var refreshes = new AtomicInteger();
        var refresher = new Refresher(index -> refreshes.incrementAndGet(), Runnable::run, Duration.ZERO);
        long written = System.nanoTime();

        assertThat(refresher.awaitVisible("a", written, inFiveSeconds())).isTrue();
        assertThat(refresher.awaitVisible("a", written, inFiveSeconds())).isTrue();
        assertThat(refreshes).hasValue(1);

        assertThat(refresher.awaitVisible("b", written, inFiveSeconds())).isTrue();
        assertThat(refresher.awaitVisible("a", System.nanoTime(), inFiveSeconds())).isTrue();
        assertThat(refreshes).hasValue(3);
    }

    @Test
    void whoWaitsHearsOfAFailureAndTheNextOneTriesAgain() {
        var failing = new AtomicInteger(1);
        var refresher = new Refresher(index -> {
            if (failing.getAndDecrement() > 0) {
                throw new ElasticsearchException.Unavailable("refresh", new java.io.IOException());
            }
        }, Runnable::run, Duration.ZERO);

        assertThatThrownBy(() -> refresher.awaitVisible("a", System.nanoTime(), inFiveSeconds()))
                .isInstanceOf(ElasticsearchException.Unavailable.class);
        assertThat(refresher.awaitVisible("a", System.nanoTime(), inFiveSeconds())).isTrue();
    }

    @Test
    void whoWaitsIsToldInTimeThatItTakesTooLong() {
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var refresher = new Refresher(index -> await(mayEnd), threads, Duration.ZERO);

            assertThat(refresher.awaitVisible("a", System.nanoTime(), System.nanoTime() + 1_000_000)).isFalse();
            mayEnd.countDown();
            assertThat(refresher.awaitVisible("a", System.nanoTime(), inFiveSeconds())).isTrue();
        }
    }

    @Test
    void anIndexThatTakesLongIsLeftAloneAsLong() throws InterruptedException {
        var refresher = new Refresher(index -> pause(150), Runnable::run, Duration.ZERO);
        assertThat(refresher.awaitVisible("a", System.nanoTime(), inFiveSeconds())).isTrue();
        long rested = System.nanoTime();

        assertThat(refresher.awaitVisible("a", System.nanoTime(), inFiveSeconds())).isTrue();

        assertThat(Duration.ofNanos(System.nanoTime() - rested)).isGreaterThan(Duration.ofMillis(250));
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long inFiveSeconds() {
        return System.nanoTime() + Duration.ofSeconds(5).toNanos();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

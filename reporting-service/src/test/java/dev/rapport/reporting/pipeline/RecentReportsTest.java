package dev.rapport.reporting.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.support.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentReportsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger made = new AtomicInteger();
    private final Queue<Runnable> beside = new ConcurrentLinkedQueue<>();
    private final RecentReports reports = new RecentReports(this::report, beside::add, nanos::get);

    private PipelineReport report(RecentReports.Question question) {
        return new PipelineReport(question.pipelineId(), Instant.ofEpochSecond(made.incrementAndGet()), List.of(),
                new Figures(0, List.of(), List.of()));
    }

    private static RecentReports.Question question(long revision, @Nullable UUID owner) {
        return new RecentReports.Question("v1-a", revision, Given.PIPELINE, owner == null ? null : Set.of(owner));
    }

    @Test
    void whileNothingChangesTheSameAnswerIsGivenAgain() {
        var first = reports.recent(question(7, null));

        assertThat(reports.recent(question(7, null))).isSameAs(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void whatHasBeenAppliedIsInTheNextAnswer() {
        var first = reports.recent(question(7, null));

        assertThat(reports.recent(question(8, null))).isNotEqualTo(first);
    }

    @Test
    void anAnswerDoesNotGetOld() {
        var first = reports.recent(question(7, null));
        nanos.addAndGet(Duration.ofMillis(RecentReports.KEPT_MILLIS).toNanos());

        assertThat(reports.recent(question(7, null))).isNotEqualTo(first);
    }

    private void dueAgain() {
        nanos.addAndGet(Duration.ofMillis(RecentReports.KEPT_MILLIS / 2).toNanos() + 1);
    }

    private void makeBeside() {
        for (Runnable next; (next = beside.poll()) != null;) {
            next.run();
        }
    }

    @Test
    void nobodyWaitsForTheNextAnswerWhilePeopleAsk() {
        var first = reports.recent(question(7, null));
        dueAgain();

        assertThat(reports.recent(question(7, null))).isSameAs(first);
        assertThat(made).hasValue(1);
        makeBeside();
        assertThat(made).hasValue(2);
        assertThat(reports.recent(question(7, null))).isNotEqualTo(first);
    }

    @Test
    void anAnswerMadeBesideDoesNotReplaceOneThatWasAskedForWithAPosition() {
        reports.recent(question(7, null));
        dueAgain();
        reports.recent(question(7, null));
        var anew = reports.anew(question(7, null));
        makeBeside();

        assertThat(made).hasValue(3);
        assertThat(reports.recent(question(7, null))).isSameAs(anew);
    }

    @Test
    void whoNamesAPositionGetsANewAnswerAndWhoAsksAfterwardsNoOlderOne() {
        var before = reports.recent(question(7, null));
        var anew = reports.anew(question(7, null));

        assertThat(anew).isNotEqualTo(before);
        assertThat(reports.recent(question(7, null))).isSameAs(anew);
    }

    @Test
    void nobodyGetsTheAnswerToAnotherQuestion() {
        var all = reports.recent(question(7, null));
        var ofRen = reports.recent(question(7, Given.REN));

        assertThat(ofRen).isNotEqualTo(all);
        assertThat(reports.recent(question(7, Given.ROSA))).isNotEqualTo(ofRen).isNotEqualTo(all);
        assertThat(reports.recent(new RecentReports.Question("v1-b", 7, Given.PIPELINE, null))).isNotEqualTo(all);
        assertThat(reports.recent(new RecentReports.Question("v1-a", 7, Given.id(), null))).isNotEqualTo(all);
    }

    @Test
    void whoAsksAtTheSameTimeSharesTheAnswer() throws Exception {
        var asking = new CountDownLatch(20);
        var making = new CountDownLatch(1);
        var slow = new RecentReports(question -> {
            try {
                making.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return report(question);
        }, beside::add, nanos::get);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = java.util.stream.IntStream.range(0, 20)
                    .mapToObj(_ -> people.submit(() -> {
                        asking.countDown();
                        return slow.recent(question(7, null));
                    })).toList();
            asking.await();
            making.countDown();
            for (var answer : answers) {
                assertThat(answer.get().asOf()).isEqualTo(Instant.ofEpochSecond(1));
            }
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void notMoreThanSoManyAreKept() {
        for (int i = 0; i < 3 * RecentReports.MOST; i++) {
            reports.recent(question(7, Given.id()));
        }

        assertThat(reports.size()).isLessThanOrEqualTo(RecentReports.MOST);
    }

    @Test
    void whatCouldNotBeAnsweredIsAskedAgain() {
        var failing = new RecentReports(_ -> {
            made.incrementAndGet();
            throw ProblemException.notFound();
        }, beside::add, nanos::get);

        assertThatThrownBy(() -> failing.recent(question(7, null))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> failing.recent(question(7, null))).isInstanceOf(ProblemException.class);
        assertThat(made).hasValue(2);
    }
}

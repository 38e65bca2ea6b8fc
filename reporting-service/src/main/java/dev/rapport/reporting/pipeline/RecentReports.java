package dev.rapport.reporting.pipeline;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pipeline reports of a moment ago. Many people look at the same few, which change only when something happens; who
 * asks for the same as somebody else at the same time shares the answer. An answer holds nothing that depends on who
 * asks.
 *
 * <p>An answer is given again while nothing has been applied since, and for at most {@value #KEPT_MILLIS} ms, because
 * other instances apply too and Elasticsearch shows what was applied a little later. From half of that time on the next
 * is made beside, so that as long as people ask nobody waits for it. Whoever names a position gets a new one, which
 * takes the place of the one before, so that nobody who asks afterwards is shown less.
 */
final class RecentReports {

    static final long KEPT_MILLIS = 250;
    static final int MOST = 500;

    private final Function<Question, PipelineReport> reports;
    private final LoadingCache<Question, PipelineReport> recent;

    /**
     * @param copy
     *            name of the copy that answers
     * @param revision
     *            of the projection, read before the report is made
     */
    record Question(String copy, long revision, UUID pipelineId, @Nullable Set<UUID> owners) {}

    /** @param executor makes the reports for which nobody waits */
    RecentReports(Function<Question, PipelineReport> reports, Executor executor, Ticker ticker) {
        this.reports = reports;
        this.recent = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofMillis(KEPT_MILLIS))
                .refreshAfterWrite(Duration.ofMillis(KEPT_MILLIS / 2)).executor(executor).ticker(ticker)
                .build(reports::apply);
    }

    /** A report that is as good as new; if there is none, whoever asks while it is being made waits for it. */
    PipelineReport recent(Question question) {
        return recent.get(question);
    }

    /** A report that is made after this call. */
    PipelineReport anew(Question question) {
        var report = reports.apply(question);
        recent.put(question, report);
        return report;
    }

    /** How many are kept. */
    long size() {
        recent.cleanUp();
        return recent.estimatedSize();
    }
}

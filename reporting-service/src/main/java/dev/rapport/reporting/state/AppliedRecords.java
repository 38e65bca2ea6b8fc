package dev.rapport.reporting.state;

import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The read model of records, as far as it has got. */
final class AppliedRecords {

    private static final Logger LOG = LoggerFactory.getLogger(AppliedRecords.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Records records;
    private final String form;

    /** @param form the version of the read model that this instance makes */
    AppliedRecords(Records records, int form) {
        this.records = records;
        this.form = Integer.toString(form);
    }

    /** Another one when the same events make other records than before. */
    String form() {
        return form;
    }

    /**
     * The copy that is shown, when these events are applied to it. While instances of two versions run, one copy has
     * the form of the others, and is theirs to publish.
     *
     * @param next the offset after the last of these events, of each partition
     * @param pause waits, and answers true when waiting is to end
     * @return null if waiting ended before
     */
    @Nullable
    RecordsCopy await(Map<TopicPartition, Long> next, Predicate<Duration> pause) {
        var time = FIRST_PAUSE;
        while (true) {
            try {
                var copy = records.live();
                if (copy.name().startsWith("v" + form + "-") && hasApplied(copy, next)) {
                    return copy;
                }
            } catch (ProblemException | SinkUnavailableException e) {
                LOG.debug("Records cannot be read right now", e);
            }
            if (pause.test(time)) {
                return null;
            }
            time = time.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? time.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static boolean hasApplied(RecordsCopy copy, Map<TopicPartition, Long> next) {
        if (next.isEmpty()) {
            return true;
        }
        var applied = copy.checkpoint(next.keySet());
        return next.entrySet().stream().allMatch(
                each -> applied.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    /** Whether readers still see this copy. */
    boolean isShown(RecordsCopy copy) {
        try {
            return records.live().name().equals(copy.name());
        } catch (ProblemException e) {
            return false;
        }
    }
}

package dev.rapport.reporting.state;

import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The read model of records, as far as it has got. Used by one thread. */
final class AppliedRecords {

    private static final Logger LOG = LoggerFactory.getLogger(AppliedRecords.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Records records;
    private final String form;
    private @Nullable RecordsCopy former;

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
     * @throws SinkUnavailableException if that takes so long that other members of the group would wait for this one
     */
    @Nullable
    RecordsCopy await(Map<TopicPartition, Long> next, Predicate<Duration> pause) {
        var time = FIRST_PAUSE;
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() - deadline < 0) {
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
        throw new SinkUnavailableException("Records have not got there within " + LONGEST);
    }

    private static boolean hasApplied(RecordsCopy copy, Map<TopicPartition, Long> next) {
        if (next.isEmpty()) {
            return true;
        }
        var applied = copy.checkpoint(next.keySet());
        return next.entrySet().stream().allMatch(
                each -> applied.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    /** The copy that is shown, and the one before it while some of its notes may not have been seen to. */
    List<RecordsCopy> withFormer(RecordsCopy shown) {
        var before = former;
        return before == null || before.name().equals(shown.name()) ? List.of(shown) : List.of(shown, before);
    }

    /** All that was noted in this copy, and in the one before it, has been seen to. */
    void publishedFrom(RecordsCopy shown) {
        former = shown;
    }

    /** To be asked when something is missing: in a sink that was emptied everything is. */
    boolean isIntact(RecordsCopy copy) {
        try {
            records.confirmIntact(copy);
            return true;
        } catch (ProblemException e) {
            return false;
        }
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

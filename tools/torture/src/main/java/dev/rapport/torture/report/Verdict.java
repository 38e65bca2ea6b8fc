package dev.rapport.torture.report;

import dev.rapport.torture.check.Finding;
import dev.rapport.torture.fault.InjectedFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param written requests that were sent to write
 * @param acknowledged writes that were answered with success
 * @param retried requests that were sent again
 * @param refused writes that a rule or a newer version spoke against
 * @param refusals how often writes were answered without success, by status and code
 * @param freshReads reads with a position that showed what they had to
 * @param behindReads reads with a position that were refused because the read model was behind or not there
 * @param events in all event stores
 * @param published records on all topics
 * @param kept the folder with data and logs
 */
public record Verdict(
        long seed,
        Duration length,
        List<InjectedFault> faults,
        List<Finding> findings,
        long written,
        long acknowledged,
        long retried,
        long refused,
        Map<String, Long> refusals,
        long freshReads,
        long behindReads,
        long events,
        long published,
        Path kept) {
    /** How many findings of a kind there are. */
    public long count(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    /** Whether nothing was lost, doubled, stale, stuck or different. */
    public boolean passed() {
        return findings.isEmpty();
    }
}

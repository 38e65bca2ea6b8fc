package dev.rapport.systemtests.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.localstack.Repository;
import dev.rapport.torture.Settings;
import dev.rapport.torture.Torture;
import dev.rapport.torture.report.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two minutes of what {@code ./rapport torture} does for longer, always the same; what it found lies below target. */
@Order(1)
class TortureIT {
    private static final long SEED = 2;
    /** With cold virtual machines, one and a half times as many fill two slow processors before anything breaks. */
    private static final double WRITES_PER_SECOND = 8;

    @Test
    void nothingIsLostDoubledOrStale() {
        Path target = Repository.find().root().resolve("system-tests/target");
        Verdict verdict = Torture.run(new Settings(SEED, Duration.ofMinutes(2), WRITES_PER_SECOND,
                target.resolve("torture"), false), target.resolve("stacks/torture"), System.out::println);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.faults()).hasSizeGreaterThanOrEqualTo(6)
                .allMatch(happened -> happened.recovery() != null);
        assertThat(verdict.acknowledged()).isGreaterThan(500);
    }
}

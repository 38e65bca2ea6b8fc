package dev.rapport.common.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Today 11. */
class EmploymentTest {

    private static final Instant HIRED = Instant.parse("2016-03-01T00:00:00Z");
    private static final Instant LEFT = Instant.parse("2018-06-30T00:00:00Z");
    private static final Instant BACK = Instant.parse("2020-01-01T00:00:00Z");

    @Test
    void somebodyIsEmployedFromTheDayTheyCameToTheDayTheyLeft() {
        var employment = Employment.NONE.since(HIRED).until(LEFT);

        assertThat(employment.holds(HIRED.minusSeconds(1))).isFalse();
        assertThat(employment.holds(HIRED)).isTrue();
        assertThat(employment.holds(LEFT.minusSeconds(1))).isTrue();
        assertThat(employment.holds(LEFT)).isFalse();
    }

    @Test
    void whoComesBackWasAwayInBetween() {
        var employment = Employment.NONE.since(HIRED).until(LEFT).since(BACK);

        assertThat(employment.holds(BACK.minusSeconds(1))).isFalse();
        assertThat(employment.holds(BACK)).isTrue();
    }

    @Test
    void itIsReadAsItIsWritten() {
        var employment = Employment.NONE.since(HIRED).until(LEFT).since(BACK);

        assertThat(Employment.parse(employment.toString())).isEqualTo(employment);
        assertThat(Employment.parse(Employment.NONE.toString())).isEqualTo(Employment.NONE);
        assertThat(Employment.parse(null)).isEqualTo(Employment.NONE);
    }
}

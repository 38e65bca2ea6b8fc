package dev.rapport.reporting.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodLengthTest {

    @ParameterizedTest
    @CsvSource({"WEEK, 2026-11-22, 2026-11-16", "WEEK, 2026-11-23, 2026-11-23", "WEEK, 2027-01-01, 2026-12-28",
            "MONTH, 2026-11-22, 2026-11-01", "MONTH, 2026-11-01, 2026-11-01"})
    void beginsOnAMondayOrTheFirst(PeriodLength length, LocalDate day, LocalDate start) {
        assertThat(length.start(day)).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({"WEEK, 2026-11-22, 2026-11-23", "WEEK, 2026-11-23, 2026-11-23", "MONTH, 2026-11-02, 2026-12-01",
            "MONTH, 2026-12-01, 2026-12-01"})
    void aLimitIsMovedOnToTheEndOfItsPeriod(PeriodLength length, LocalDate day, LocalDate end) {
        assertThat(length.startOnOrAfter(day)).isEqualTo(end);
    }
}

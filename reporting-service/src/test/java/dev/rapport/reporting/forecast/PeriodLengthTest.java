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
    @CsvSource({"WEEK, 2026-11-22, 2026-11-22", "WEEK, 2026-11-23, 2026-11-29", "MONTH, 2026-11-02, 2026-11-30",
            "MONTH, 2026-12-31, 2026-12-31"})
    void endsOnASundayOrTheLast(PeriodLength length, LocalDate day, LocalDate end) {
        assertThat(length.end(day)).isEqualTo(end);
    }
}

package dev.rapport.reporting.forecast;

import dev.rapport.events.field.Coded;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/** How long the periods of a forecast are. */
enum PeriodLength implements Coded {
    /** From Monday to Sunday. */
    WEEK,
    /** A month of the calendar. */
    MONTH;

    static final List<String> PARAMETERS = Coded.codes(PeriodLength.class);

    static PeriodLength of(String parameter) {
        return valueOf(parameter.toUpperCase(Locale.ROOT));
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    String calendarInterval() {
        return parameter();
    }

    /** First day of the period this day is in. */
    LocalDate start(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** First day of the next period. */
    LocalDate next(LocalDate start) {
        return switch (this) {
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /** Last day of the period this day is in. */
    LocalDate end(LocalDate day) {
        return next(start(day)).minusDays(1);
    }
}

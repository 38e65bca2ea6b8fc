package dev.rapport.events.employee;

import dev.rapport.events.field.CalendarDay;
import dev.rapport.events.field.Description;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** Days on which somebody does not work. */
public record Absence(
        @NotNull @CalendarDay @Description("The first day") LocalDate from,
        @NotNull @CalendarDay @Description("The last day") LocalDate to) {}

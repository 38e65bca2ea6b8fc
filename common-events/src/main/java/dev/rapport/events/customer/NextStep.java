package dev.rapport.events.customer;

import dev.rapport.events.Personal;
import dev.rapport.events.customer.Channel;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.field.CalendarDay;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is to be done next with somebody, and by when. */
public record NextStep(
        @Personal(naming = false) @NotNull @Line @Description(value = "What is to be done", example = "Call back about the offer") String what,
        @NotNull @CalendarDay @Description("By when") LocalDate dueOn,
        @Nullable @Choice(Channel.class) @Description(value = "In which way", absent = "nobody has said so") String channel) {}

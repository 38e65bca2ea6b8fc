package dev.rapport.events.rule;

import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Whole;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about a rule and can be changed. */
public record RuleDetails(
        @NotNull @Choice(RuleKind.class) @Description("What it decides") String kind,
        @NotNull @Line(max = 60) @Description(value = "The kind of records it is about, e.g. lead", example = "lead") String entity,
        @NotNull @Line @Description(value = "What people call the rule", example = "Large organisations first") String name,
        @NotNull @Min(0) @Max(100_000) @Description(value = "Which of several rules comes first: the one with the smallest number", example = "10") Integer order,
        @NotNull @Whole @Description("The condition that the record fulfils after what has happened, as with the parameter where of lists, and with changedTo") Map<String, @Nullable Object> when,
        @NotNull @Whole @Description("What follows, by the kind of rule") Map<String, @Nullable Object> then) {

    /** Keeps maps of its own. */
    public RuleDetails {
        // Whoever checks a body refuses what is missing; it must come that far.
        when = when == null ? when : Collections.unmodifiableMap(new LinkedHashMap<>(when));
        then = then == null ? then : Collections.unmodifiableMap(new LinkedHashMap<>(then));
    }
}

package dev.rapport.events.rule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Description;
import java.time.Instant;

/** The details of a rule changed; carries all of them as they are now. */
public record RuleChanged(
        @JsonUnwrapped RuleDetails details,
        @Description(value = "Goes up by one each time it is worded anew, from 1", example = "2") int revision,
        Instant occurredAt) implements RuleEvent {}

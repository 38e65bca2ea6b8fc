package dev.rapport.events.source;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import java.time.Instant;

/** It was said where customers may come from. */
public record SourceDefined(
        @Description(value = "What records name it by; it never changes", example = "trade-fair") @Line(max = 60) String key,
        @JsonUnwrapped SourceDetails details,
        Instant occurredAt) implements SourceEvent {}

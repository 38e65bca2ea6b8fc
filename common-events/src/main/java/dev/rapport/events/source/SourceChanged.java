package dev.rapport.events.source;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** A source changed; carries all details as they are now. */
public record SourceChanged(
        @JsonUnwrapped SourceDetails details,
        Instant occurredAt) implements SourceEvent {}

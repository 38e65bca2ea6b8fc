package dev.rapport.events.field;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** A field was defined; records of its kind may have it from now on. */
public record FieldDefined(@JsonUnwrapped FieldDetails details, Instant occurredAt) implements FieldEvent {}

package dev.rapport.events.field;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A field changed; carries all of its definition as it is now. Kind, key and type are always the same, and no option is
 * ever missing that was there.
 */
public record FieldChanged(@JsonUnwrapped FieldDetails details, Instant occurredAt) implements FieldEvent {}

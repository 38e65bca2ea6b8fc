package dev.rapport.events.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The details of a view changed; carries all of them as they are now. What is absent has been cleared. */
public record ViewDetailsChanged(@JsonUnwrapped ViewDetails details, Instant occurredAt) implements ViewEvent {}

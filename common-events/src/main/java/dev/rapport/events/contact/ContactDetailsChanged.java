package dev.rapport.events.contact;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The details of a contact changed; carries all of them as they are now. What is absent has been cleared. */
public record ContactDetailsChanged(
        @JsonUnwrapped ContactDetails details,
        Instant occurredAt) implements ContactEvent {}

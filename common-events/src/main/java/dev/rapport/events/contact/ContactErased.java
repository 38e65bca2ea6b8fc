package dev.rapport.events.contact;

import dev.rapport.events.field.Description;
import java.time.Instant;

/** A contact asked to be forgotten. Consumers remove or blank every personal value they hold of this contact. */
public record ContactErased(
        @Description("Why the person is forgotten") String reason,
        Instant occurredAt) implements ContactEvent {}

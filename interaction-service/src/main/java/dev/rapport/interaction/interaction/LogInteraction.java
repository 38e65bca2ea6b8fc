package dev.rapport.interaction.interaction;

import dev.rapport.common.command.Command;
import dev.rapport.events.interaction.InteractionDetails;
import java.time.Instant;
import java.util.UUID;

/** An interaction with a customer is written down by whoever had it. */
record LogInteraction(UUID id, InteractionDetails details, Instant occurredAt) implements Command {}

package dev.rapport.interaction.notice;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody was told of has happened again. */
record RenewNotice(UUID id, @Nullable UUID byId, Instant occurredAt) implements Command {}

package dev.rapport.contact.account;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account gets tags, or loses some. */
record TagAccount(
        UUID id,
        List<String> add,
        List<String> remove,
        @Nullable Instant occurredAt) implements Command {}

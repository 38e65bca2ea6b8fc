package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact becomes something else to us, or is it no longer. */
record ChangeContactKinds(
        UUID id,
        List<String> add,
        List<String> remove,
        @Nullable Instant occurredAt) implements Command {}

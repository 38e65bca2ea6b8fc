package dev.rapport.deal.deal;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deal gets tags, or loses some. */
record TagDeal(
        UUID id,
        List<String> add,
        List<String> remove,
        @Nullable Instant occurredAt) implements Command {}

package dev.rapport.events.account;

import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Tier;
import dev.rapport.events.field.Choice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account got another lifecycle or tier. */
public record AccountClassified(
        @Choice(Lifecycle.class) String lifecycle,
        @Choice(Tier.class) String tier,
        @Nullable String reason,
        @Choice(Lifecycle.class) String previousLifecycle,
        @Choice(Tier.class) String previousTier,
        Instant occurredAt) implements AccountEvent {}

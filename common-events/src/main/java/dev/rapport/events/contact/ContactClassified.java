package dev.rapport.events.contact;

import dev.rapport.events.Personal;
import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Tier;
import dev.rapport.events.field.Choice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact got another lifecycle or tier. */
public record ContactClassified(
        @Choice(Lifecycle.class) String lifecycle,
        @Choice(Tier.class) String tier,
        @Personal @Nullable String reason,
        @Choice(Lifecycle.class) String previousLifecycle,
        @Choice(Tier.class) String previousTier,
        Instant occurredAt) implements ContactEvent {}

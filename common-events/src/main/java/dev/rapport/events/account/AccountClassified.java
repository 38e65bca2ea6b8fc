package dev.rapport.events.account;

import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Tier;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account got another lifecycle or tier. */
public record AccountClassified(
        @Choice(Lifecycle.class) @Description("How far the customer has come: may become interested (potential), shows interest (prospect), has bought (customer), does not buy or no longer (lost)") String lifecycle,
        @Choice(Tier.class) @Description("How much the customer matters: among the few that matter most (key), more than usual (interested), like most (normal)") String tier,
        @Nullable @Description("Why, in the words of who said so") String reason,
        @Choice(Lifecycle.class) @Description("The lifecycle before") String previousLifecycle,
        @Choice(Tier.class) @Description("The tier before") String previousTier,
        Instant occurredAt) implements AccountEvent {}

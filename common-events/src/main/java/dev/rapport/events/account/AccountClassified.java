package dev.rapport.events.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An account got another lifecycle ({@code potential}, {@code prospect}, {@code customer}, {@code lost}) or tier
 * ({@code key}, {@code interested}, {@code normal}).
 */
public record AccountClassified(
        String lifecycle,
        String tier,
        @Nullable String reason,
        String previousLifecycle,
        String previousTier,
        Instant occurredAt) implements AccountEvent {}

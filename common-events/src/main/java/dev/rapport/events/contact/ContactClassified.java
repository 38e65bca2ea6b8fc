package dev.rapport.events.contact;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Personal;

/**
 * A contact got another lifecycle ({@code potential}, {@code prospect}, {@code customer}, {@code lost}) or tier
 * ({@code key}, {@code interested}, {@code normal}).
 */
public record ContactClassified(
        String lifecycle,
        String tier,
        @Personal @Nullable String reason,
        String previousLifecycle,
        String previousTier,
        Instant occurredAt) implements ContactEvent {}

package dev.rapport.events.deal;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Money;

/** The details of a deal changed; carries all of them as they are now. */
public record DealDetailsChanged(
        String title,
        @Nullable Money amount,
        @Nullable LocalDate expectedClose,
        Instant occurredAt) implements DealEvent {}

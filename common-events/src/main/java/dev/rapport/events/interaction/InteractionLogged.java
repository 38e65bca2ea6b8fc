package dev.rapport.events.interaction;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Personal;

/**
 * A call, mail, meeting or the like took place. The customer is a contact, an account or a lead.
 *
 * <p>{@code channel} is one of {@code email}, {@code phone}, {@code meeting}, {@code visit}, {@code chat}, {@code social},
 * {@code web}, {@code webinar}, {@code demo}, {@code letter}, {@code purchase}; {@code direction} is {@code inbound} or
 * {@code outbound}; the duration is in seconds.
 */
public record InteractionLogged(
        UUID customerId,
        String channel,
        String direction,
        @Personal @Nullable String summary,
        @Nullable Integer durationSeconds,
        @Personal @Nullable String outcome,
        UUID employeeId,
        Instant occurredAt) implements InteractionEvent {}

package dev.rapport.events.contact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Personal;

/** A contact was made, by hand or from the lead {@code leadId}. */
public record ContactCreated(
        @Personal String name,
        @Personal @Nullable String email,
        @Personal @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String language,
        @Nullable String territory,
        @Nullable String source,
        List<UUID> accountIds,
        UUID ownerId,
        @Nullable UUID leadId,
        Instant occurredAt) implements ContactEvent {
    public ContactCreated {
        accountIds = List.copyOf(accountIds);
    }
}

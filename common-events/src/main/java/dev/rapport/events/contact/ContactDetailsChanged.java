package dev.rapport.events.contact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Personal;

/** The details of a contact changed; carries all of them as they are now. */
public record ContactDetailsChanged(
        @Personal String name,
        @Personal @Nullable String email,
        @Personal @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String language,
        @Nullable String territory,
        @Nullable String source,
        List<UUID> accountIds,
        Instant occurredAt) implements ContactEvent {
    public ContactDetailsChanged {
        accountIds = List.copyOf(accountIds);
    }
}

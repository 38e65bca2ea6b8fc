package dev.rapport.events;

import dev.rapport.events.policy.SharedWith;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Marks events that share a record with somebody, or change on which terms. */
public interface Sharing {

    /** The share; one that is there already gets other terms. */
    UUID shareId();

    /** With whom. */
    SharedWith with();

    /** What they may do with the record. */
    String level();

    /** The last day; null when there is none. */
    @Nullable
    LocalDate until();

    /** When it was shared. */
    Instant occurredAt();
}

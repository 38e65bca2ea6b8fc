package dev.rapport.reporting.security;

import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Coded;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened that somebody who looks after security should see. */
record SecurityEvents(
        @Description("The latest first") List<SecurityEvent> items,
        @Description(value = "Whether the audit log had more entries in that time than are read: ask for a shorter one", example = "false") boolean incomplete) {

    /** Kinds of such events. */
    enum Kind implements Coded {
        /** Somebody was refused often within a short time. */
        DENIED,
        /** Somebody has read very many records within a short time. */
        MASS_READ,
        /** Who sees what was changed. */
        POLICY_CHANGED,
        /** A person was forgotten. */
        ERASURE
    }

    /**
     * One of them.
     *
     * @param count
     *            of refusals or reads that belong together
     */
    record SecurityEvent(
            @Description("What it is") @Choice(Kind.class) String kind,
            @Description("When it came to that: at the 20th refusal within ten minutes, or the 5 001st read within an hour") Instant at,
            @Description("Who did it; null when the platform did") @Nullable UUID employeeId,
            @Description(value = "How many refusals or reads there were until there was a pause; null for what happens once", example = "23") @Nullable Long count,
            @Description("The policy or the person it was done to; null when it was done to several") @Nullable UUID recordId) {}
}

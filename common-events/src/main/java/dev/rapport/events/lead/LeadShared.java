package dev.rapport.events.lead;

import dev.rapport.events.Sharing;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.policy.ShareLevel;
import dev.rapport.events.policy.SharedWith;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead was shared with somebody, or on other terms than before. */
public record LeadShared(
        @Description("The share") UUID shareId,
        @Description("With whom") SharedWith with,
        @Choice(ShareLevel.class) @Description("What they may do with it") String level,
        @Nullable @Description("The last day; absent when there is none") LocalDate until,
        Instant occurredAt) implements LeadEvent, Sharing {}

package dev.rapport.reporting.resource;

import dev.rapport.events.Personal;
import dev.rapport.events.customer.NeedKind;
import dev.rapport.events.customer.NeedOutcome;
import dev.rapport.events.customer.Urgency;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Prose;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer needs or needed, as records answer it. */
public record RecordedNeed(
        @Description("The need, within its customer") UUID id,
        @Choice(NeedKind.class) @Description("What it is") String kind,
        @Personal(naming = false) @Nullable @Prose(max = 2000) @Description(value = "In words", example = "Wants to open a second warehouse") String text,
        @Nullable @Description("The product it is about") UUID productId,
        @Nullable @Reference("interaction") @Description("The interaction in which it was said") UUID interactionId,
        @Nullable @Choice(Urgency.class) @Description("How soon") String urgency,
        @Description("Since when it is known") Instant since,
        @Nullable @Choice(NeedOutcome.class) @Description("What became of it; null while it is open") String outcome,
        @Nullable @Description("When it was met, or needed no longer") Instant closedAt) {}

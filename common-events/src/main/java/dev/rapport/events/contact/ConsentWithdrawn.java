package dev.rapport.events.contact;

import dev.rapport.events.customer.Channel;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact withdrew the consent to a purpose, on one channel or, without {@code channel}, on all of them. */
public record ConsentWithdrawn(
        @Description("What it is about, e.g. newsletter") String purpose,
        @Nullable @Choice(Channel.class) @Description(value = "The channel it counts for", absent = "it counts for every channel") String channel,
        Instant occurredAt) implements ContactEvent {}

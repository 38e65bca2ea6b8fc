package dev.rapport.reporting.resource.contact;

import dev.rapport.events.customer.Channel;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody agreed to, or does not any more, as the record of a contact answers it. */
record Consent(
        @Description(value = "What for", example = "newsletter") String purpose,
        @Nullable @Choice(Channel.class) @Description("The channel it was said of; null for all of them") String channel,
        @Description("Whether the person agrees") boolean given,
        @Description("When the person said so") Instant since) {}

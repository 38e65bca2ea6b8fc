package dev.rapport.events.customer;

import dev.rapport.events.Personal;
import dev.rapport.events.customer.NeedKind;
import dev.rapport.events.customer.Urgency;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Prose;
import dev.rapport.events.field.Reference;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer needs or wants. */
public record Need(
        @NotNull @Choice(NeedKind.class) @Description("What it is: something to reach, to overcome, of interest, a product, or another need") String kind,
        @Personal @NotNull @Prose(max = 2000) @Description(value = "In words", example = "Wants to open a second warehouse") String text,
        @Nullable @Description(value = "The product it is about", absent = "it is about none") UUID productId,
        @Nullable @Reference("interaction") @Description(value = "The interaction in which it was said", absent = "none was named") UUID interactionId,
        @Nullable @Choice(Urgency.class) @Description(value = "How soon", absent = "nobody has said so") String urgency) {}

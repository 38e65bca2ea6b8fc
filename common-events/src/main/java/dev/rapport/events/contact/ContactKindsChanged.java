package dev.rapport.events.contact;

import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.List;

/** A contact became something else to us, or is it no longer. */
public record ContactKindsChanged(
        @Description("What it became") List<@Choice(KeptKind.class) String> added,
        @Description("What it is no longer") List<@Choice(KeptKind.class) String> removed,
        Instant occurredAt) implements ContactEvent {

    public ContactKindsChanged {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}

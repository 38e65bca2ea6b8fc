package dev.rapport.events.contact;

import dev.rapport.events.Archival;
import dev.rapport.events.Personal;
import dev.rapport.events.field.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact was put away. */
public record ContactArchived(
        @Personal @Nullable @Description("Why it was put away") String reason,
        Instant occurredAt) implements ContactEvent, Archival {

    @Override
    public boolean archives() {
        return true;
    }
}

package dev.rapport.events.lead;

import dev.rapport.events.Archival;
import dev.rapport.events.Personal;
import dev.rapport.events.field.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lead was put away. */
public record LeadArchived(
        @Personal @Nullable @Description("Why it was put away") String reason,
        Instant occurredAt) implements LeadEvent, Archival {

    @Override
    public boolean archives() {
        return true;
    }
}

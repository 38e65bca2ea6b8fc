package dev.rapport.events.lead;

import dev.rapport.events.Archival;
import java.time.Instant;

/** A lead that had been put away was taken up again. */
public record LeadRestored(Instant occurredAt) implements LeadEvent, Archival {

    @Override
    public boolean archives() {
        return false;
    }
}

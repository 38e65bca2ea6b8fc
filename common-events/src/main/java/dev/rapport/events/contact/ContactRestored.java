package dev.rapport.events.contact;

import dev.rapport.events.Archival;
import java.time.Instant;

/** A contact that had been put away was taken up again. */
public record ContactRestored(Instant occurredAt) implements ContactEvent, Archival {

    @Override
    public boolean archives() {
        return false;
    }
}

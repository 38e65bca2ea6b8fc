package dev.rapport.events.field;

import dev.rapport.events.Archival;
import java.time.Instant;

/** A field that had been put away was taken up again, with what records have in it. */
public record FieldRestored(Instant occurredAt) implements FieldEvent, Archival {

    @Override
    public boolean archives() {
        return false;
    }
}

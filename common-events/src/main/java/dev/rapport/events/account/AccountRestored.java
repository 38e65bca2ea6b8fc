package dev.rapport.events.account;

import dev.rapport.events.Archival;
import java.time.Instant;

/** An account that had been put away was taken up again. */
public record AccountRestored(Instant occurredAt) implements AccountEvent, Archival {

    @Override
    public boolean archives() {
        return false;
    }
}

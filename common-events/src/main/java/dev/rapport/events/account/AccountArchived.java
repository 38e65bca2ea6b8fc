package dev.rapport.events.account;

import dev.rapport.events.Archival;
import dev.rapport.events.Personal;
import dev.rapport.events.field.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account was put away. */
public record AccountArchived(
        @Personal @Nullable @Description("Why it was put away") String reason,
        Instant occurredAt) implements AccountEvent, Archival {

    @Override
    public boolean archives() {
        return true;
    }
}

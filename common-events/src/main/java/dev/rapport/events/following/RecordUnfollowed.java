package dev.rapport.events.following;

import dev.rapport.events.Archival;
import java.time.Instant;

/** The person does not follow the record any more. */
public record RecordUnfollowed(Instant occurredAt) implements FollowingEvent, Archival {

    @Override
    public boolean archives() {
        return true;
    }
}

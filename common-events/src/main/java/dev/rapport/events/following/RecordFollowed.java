package dev.rapport.events.following;

import dev.rapport.events.Archival;
import dev.rapport.events.RecordReference;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** Somebody follows a record, for the first time or again. The id follows from the person and the record. */
public record RecordFollowed(
        @Reference("employee") @Description("Who follows the record") UUID employeeId,
        @Description("The record") RecordReference about,
        Instant occurredAt) implements FollowingEvent, Archival {

    @Override
    public boolean archives() {
        return false;
    }
}

package dev.rapport.events.field;

import dev.rapport.events.Archival;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A field was put away: nobody sees it or gives it any more; records keep what they have in it. */
public record FieldArchived(
        @Nullable @Description("Why it was put away") String reason,
        Instant occurredAt) implements FieldEvent, Archival {

    @Override
    public boolean archives() {
        return true;
    }
}

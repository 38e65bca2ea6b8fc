package dev.rapport.events.lead;

import dev.rapport.events.Tagging;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import java.time.Instant;
import java.util.List;

/** A lead got tags, or lost some. */
public record LeadTagged(
        @Description("Tags that it got") List<@Line(max = 60) String> added,
        @Description("Tags that it lost") List<@Line(max = 60) String> removed,
        Instant occurredAt) implements LeadEvent, Tagging {

    public LeadTagged {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}

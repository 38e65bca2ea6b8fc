package dev.rapport.reporting.record;

import dev.rapport.events.EventEnvelope;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.erasure.Traces;
import dev.rapport.reporting.past.Since;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every state that a record has been in, made of its history. What belongs to a person who has been forgotten since is
 * blank, as everywhere.
 */
public final class PastStates {

    private final Resources resources;

    public PastStates(Resources resources) {
        this.resources = resources;
    }

    /**
     * What an event made of a record.
     *
     * @param before
     *            null when it was the first event
     * @param at
     *            when it was recorded, and no earlier than the one before it: as the index has it
     */
    public record State(@Nullable RecordDocument before, EventEnvelope event, RecordDocument after, Instant at) {}

    /** All states of a record, from the first event on. */
    public List<State> of(RecordsCopy copy, RecordDocument now) {
        var states = new ArrayList<State>();
        boolean forgotten = copy.isForgotten(now);
        RecordDocument before = null;
        RecordDocument shown = null;
        Since since = null;
        for (var entry : copy.history(now.id(), 0, now.version() + 1)) {
            var event = entry.toEvent(now.id());
            var after = resources.fold(before, event);
            var blank = forgotten ? resources.of(now.type()).people().redacted(after, Traces.NONE) : after;
            since = Since.of(since, event);
            states.add(new State(shown, event, blank, Fields.instant(since.recorded())));
            before = after;
            shown = blank;
        }
        return states;
    }
}

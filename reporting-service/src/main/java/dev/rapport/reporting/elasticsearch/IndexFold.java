package dev.rapport.reporting.elasticsearch;

import dev.rapport.events.EventEnvelope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one projection makes of events: which documents an event changes, and how. Folding depends on nothing but the
 * event and the documents handed in, so the same events always leave the same index.
 *
 * <p>Every document names the aggregate it comes from as {@code recordId} and the last event that changed it as
 * {@code sequence}.
 */
public interface IndexFold {

    /** Name of the projection: its indices are {@code rapport-<name>-<copy>}. */
    String name();

    /** Raised when events are folded or indexed differently than before. From 1. */
    int schemaVersion();

    /** The topics it reads. */
    Set<String> topics();

    /** The fields that are searched, filtered or aggregated, besides the two above; everything else is only kept. */
    Map<String, ?> properties();

    /**
     * How fields are kept that the index meets later, in those objects whose {@link #properties} let it; none when it
     * knows all.
     */
    default List<Map<String, ?>> templates() {
        return List.of();
    }

    /** Ids of the documents that must be read before the event can be applied. */
    List<String> needs(EventEnvelope event);

    /**
     * Id of the document that tells by its sequence whether the event of that number has been applied: it is written
     * after all others of the event.
     */
    String documentOf(String aggregate, UUID aggregateId, long sequence);

    /**
     * The people whom the documents of an event are about, as far as the event says so itself. Whoever declares
     * {@link #forgetting} tells.
     */
    default List<UUID> people(EventEnvelope event) {
        return List.of();
    }

    /** What becomes of documents when people are forgotten; null when there is nothing personal in any of them. */
    default @Nullable Forgetting forgetting() {
        return null;
    }

    /** What documents take over from others; null when they take over nothing. */
    default @Nullable Following following() {
        return null;
    }

    /** Changes documents. An event that was applied before must change nothing. */
    void apply(EventEnvelope event, Documents documents);
}

package dev.rapport.reporting.custom;

import dev.rapport.common.projection.Projection;
import dev.rapport.reporting.freshness.Reading;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the projection {@code fields} what is defined. It is kept in memory until this instance has applied
 * something new, and for a second at most, because other instances apply too. Who has changed a definition, and names
 * that position, gets what is so after it.
 */
final class StoredCustomFields implements CustomFields {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final Projection<CustomCopy> projection;
    private volatile @Nullable Kept kept;

    /** @param at when it was asked for, by {@link System#nanoTime} */
    private record Kept(String copy, long revision, long at, DefinedFields fields) {

        boolean isGood(String nowCopy, long nowRevision) {
            return copy.equals(nowCopy) && revision == nowRevision && System.nanoTime() - at < FRESH;
        }
    }

    StoredCustomFields(Projection<CustomCopy> projection) {
        this.projection = projection;
    }

    @Override
    public DefinedFields of(Reading reading) {
        var copy = reading.from(projection);
        long revision = projection.revision();
        var last = kept;
        if (!reading.isAtPositionOf(Set.of(CustomTarget.KIND)) && last != null
                && last.isGood(copy.name(), revision)) {
            return last.fields();
        }
        long at = System.nanoTime();
        var stored = copy.read();
        if (stored.isEmpty()) {
            projection.confirmIntact(copy);
        }
        var fields = new DefinedFields(stored);
        kept = new Kept(copy.name(), revision, at, fields);
        return fields;
    }
}

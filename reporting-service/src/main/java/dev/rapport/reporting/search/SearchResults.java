package dev.rapport.reporting.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found.
 *
 * @param items
 *            best first
 * @param next
 *            cursor of the next page, null on the last
 */
record SearchResults(List<Item> items, @Nullable String next) {

    /**
     * @param type
     *            kind of record, e.g. lead
     * @param title
     *            what people call the record
     * @param highlights
     *            where the words were found: per field of the record pieces of HTML in which they are marked with
     * {@code em}
     * @param score
     *            how well it fits; comparable within one search only
     * @param mergedInto
     *            for a duplicate, the contact it was merged into
     */
    record Item(
            String type,
            String id,
            String title,
            Map<String, List<String>> highlights,
            double score,
            @Nullable String mergedInto) {}
}

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
     *            where the words were found, in the record or in a duplicate that was merged into it: per field pieces
     *            of HTML in which they are marked with {@code em}
     * @param score
     *            how well it fits; comparable within one search only
     */
    record Item(
            String type,
            String id,
            String title,
            Map<String, List<String>> highlights,
            double score) {}
}

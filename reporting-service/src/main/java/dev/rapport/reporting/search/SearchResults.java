package dev.rapport.reporting.search;

import dev.rapport.events.field.Description;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One page of what was found. */
record SearchResults(
        @Description("What was found, best first") List<SearchHit> items,
        @Description(value = "Cursor of the next page; null on the last", example = "eyJhIjpbMTc2NF19") @Nullable String next) {

    record SearchHit(
            @Description("The kind of record") String type,
            @Description("The record") UUID id,
            @Description(value = "What people call the record", example = "Siam Trading Co., Ltd.") String title,
            @Description(value = "Where the words were found, in the record or in a duplicate that was merged into it: for each field of the record the pieces of HTML in which they are marked with em", example = "{}") Map<String, List<String>> highlights,
            @Description(value = "How well it fits; comparable within one search only", example = "7.31") double score) {}
}

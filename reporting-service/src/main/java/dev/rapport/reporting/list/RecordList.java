package dev.rapport.reporting.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rapport.reporting.record.Name;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items
 *            whole records
 * @param next
 *            cursor of the next page, null on the last
 * @param total
 *            how many records there are on all pages; only when that was asked for
 * @param facets
 *            how often the values of fields occur on all pages; only when that was asked for
 * @param others
 *            how often values occur that facets do not name; only with facets
 * @param names
 *            what the records that are referred to are called, by their ids; only when that was asked for
 */
record RecordList(
        List<Map<String, @Nullable Object>> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, List<Facets.Facet>> facets,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Long> others,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<UUID, Name> names) {}

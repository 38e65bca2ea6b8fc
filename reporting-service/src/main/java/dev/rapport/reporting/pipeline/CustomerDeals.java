package dev.rapport.reporting.pipeline;

import dev.rapport.events.Money;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.past.AsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the deals of customers as of some instant. */
public final class CustomerDeals {

    private final IndexReader index;

    public CustomerDeals(IndexReader index) {
        this.index = index;
    }

    /**
     * Deals of one status and one currency.
     *
     * @param status
     *            open, won or lost
     * @param sum
     *            of their amounts; null when they have none
     */
    public record Group(String status, long count, @Nullable Money sum) {}

    /**
     * The deals that customers had then.
     *
     * @param whose
     *            a query by {@code customerId} and {@code openedAt}
     */
    public List<Group> of(Map<String, ?> whose, AsOf asOf) {
        var filters = new ArrayList<>(AsOf.versions(asOf));
        filters.add(Queries.term("kind", "period"));
        filters.add(whose);
        var groups = new ArrayList<Group>();
        index.group(Queries.all(filters), List.of(Map.of("status", Map.of("terms", Map.of("field", "status"))),
                Map.of("currency", Map.of("terms", Map.of("field", "currency", "missing_bucket", true)))),
                ExactAmount.sums(), bucket -> {
                    var currency = bucket.path("key").path("currency");
                    groups.add(new Group(bucket.path("key").path("status").asString(),
                            bucket.path("doc_count").asLong(), currency.isNull()
                                    ? null
                                    : Sums.rounded(ExactAmount.sum(bucket), currency.asString())));
                });
        return groups;
    }
}

package dev.rapport.torture.check;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the stores of the read models hold, in the copies that are shown.
 *
 * @param records MongoDB: by id
 * @param customers MongoDB: by id
 * @param history MongoDB: {@code <record>:<sequence>} of every event, and the event's id
 * @param found Elasticsearch: what searches find, by record id
 * @param timeline Elasticsearch: {@code <record>:<sequence>} of every event, and the event's id
 * @param periods Elasticsearch: {@code <deal>:<sequence>} of every event of a deal
 * @param deals Elasticsearch: the sequence up to which deals are counted, by id
 * @param known PostgreSQL: by {@code <service> <record id>}, the sequence up to which other services know a record
 * @param states Kafka: records as they are on the compacted topics, by id
 */
public record ReadModels(
        Map<String, Fold.Folded> records,
        Map<String, Fold.Totals> customers,
        Map<String, String> history,
        Map<String, Fold.Folded> found,
        Map<String, String> timeline,
        List<String> periods,
        Map<String, Long> deals,
        Map<String, Long> known,
        Map<String, Fold.Folded> states) {
    /** The value of a field as it is compared. */
    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

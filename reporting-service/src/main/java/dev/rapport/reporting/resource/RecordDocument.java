package dev.rapport.reporting.record;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A record as it is after one of its events.
 *
 * @param type as in topic names, e.g. {@code lead}
 * @param id of the aggregate
 * @param version the sequence of that event
 * @param createdAt when the first event happened in the business
 * @param updatedAt when that event was recorded
 * @param fields everything else
 */
public record RecordDocument(String type, UUID id, long version, Instant createdAt, Instant updatedAt, Fields fields) {

    /** As the public API answers it. */
    public Map<String, @Nullable Object> answer() {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("id", id.toString());
        answer.put("version", version);
        answer.putAll(fields.asMap());
        answer.put("createdAt", createdAt.toString());
        answer.put("updatedAt", updatedAt.toString());
        return answer;
    }
}

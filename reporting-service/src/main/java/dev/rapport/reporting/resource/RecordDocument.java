package dev.rapport.reporting.resource;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    /** Status of a record whose person has been forgotten. */
    public static final String ERASED = "erased";

    /** Status of a record that was merged into another, in which it is shown. */
    public static final String MERGED = "merged";

    private static final TypeReference<Map<String, @Nullable Object>> ANSWER = new TypeReference<>() {
    };

    public boolean isErased() {
        return ERASED.equals(fields.text("status"));
    }

    /** A record as it was {@linkplain #answer() answered}. */
    public static RecordDocument of(String type, UUID id, Map<String, @Nullable Object> answer) {
        var fields = new LinkedHashMap<String, @Nullable Object>(answer);
        fields.remove("id");
        var version = (Number) Objects.requireNonNull(fields.remove("version"));
        var createdAt = Instant.parse(String.valueOf(fields.remove("createdAt")));
        var updatedAt = Instant.parse(String.valueOf(fields.remove("updatedAt")));
        return new RecordDocument(type, id, version.longValue(), createdAt, updatedAt, Fields.of(fields));
    }

    /** The same, of its JSON. */
    public static RecordDocument of(String type, UUID id, JsonNode answer) {
        return of(type, id, JsonMapper.shared().convertValue(answer, ANSWER));
    }

    /** The same record without some of its fields. */
    public RecordDocument without(Set<String> names) {
        return names.isEmpty()
                ? this
                : new RecordDocument(type, id, version, createdAt, updatedAt, fields.without(names));
    }

    /** As the public API answers it. */
    public Map<String, @Nullable Object> answer() {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("id", id.toString());
        answer.put("version", version);
        answer.putAll(fields.asMap());
        if (answer.containsKey(Resource.CUSTOM)) {
            // None is empty, whether the record had some before or never.
            answer.putIfAbsent(Resource.CUSTOM, Map.of());
        }
        answer.put("createdAt", createdAt.toString());
        answer.put("updatedAt", updatedAt.toString());
        return answer;
    }
}

package dev.rapport.common.projection;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the instances must agree about, kept in the sink as JSON.
 *
 * @param live the copy that is shown
 * @param building the copy that is being filled to take its place; null if none is
 * @param retired copies that are still readable for a while
 * @param redrive how often somebody asked to try parked events again
 */
record Notes(Copy live, @Nullable Copy building, List<Retired> retired, long redrive) {

    private static final JsonMapper JSON = JsonMapper.builder().disable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final SecureRandom RANDOM = new SecureRandom();

    Notes {
        retired = List.copyOf(retired);
    }

    /**
     * @param created whether it has been made; from then on what is missing has been lost
     * @param ready whether it has ever caught up
     * @param topicIds which incarnation of each topic its checkpoint speaks of
     */
    record Copy(String name, int schemaVersion, boolean created, boolean ready, Map<String, String> topicIds) {

        Copy {
            topicIds = Map.copyOf(topicIds);
        }

        /**
         * Names are never used twice: what a late writer still writes to a lost copy must not turn up in its successor.
         */
        static Copy fresh(int schemaVersion, Instant now) {
            return new Copy("v%d-%s%04x".formatted(schemaVersion, Long.toString(now.toEpochMilli(), 36),
                    RANDOM.nextInt(0x10000)), schemaVersion, false, false, Map.of());
        }

        /** False if a topic was deleted and made again between the two. */
        boolean speaksOfSameTopics(Copy other) {
            return topicIds.entrySet().stream().allMatch(
                    id -> other.topicIds.getOrDefault(id.getKey(), id.getValue()).equals(id.getValue()));
        }

        Copy withCreated() {
            return new Copy(name, schemaVersion, true, ready, topicIds);
        }

        Copy withReady() {
            return new Copy(name, schemaVersion, created, true, topicIds);
        }

        Copy withTopicIds(Map<String, String> ids) {
            return new Copy(name, schemaVersion, created, ready, ids);
        }
    }

    record Retired(String name, Instant until) {}

    static Notes first(Copy live) {
        return new Notes(live, null, List.of(), 0);
    }

    Notes with(Copy changed) {
        return live.name().equals(changed.name())
                ? new Notes(changed, building, retired, redrive)
                : new Notes(live, changed, retired, redrive);
    }

    Notes withBuilding(@Nullable Copy copy) {
        return new Notes(live, copy, retired, redrive);
    }

    /** Another copy takes the place of the live one, which goes. */
    Notes replaceLive(Copy copy, Instant until) {
        return new Notes(copy, building != null && building.name().equals(copy.name()) ? null : building,
                plus(live.name(), until), redrive);
    }

    Notes dropBuilding(Instant until) {
        return building == null ? this : new Notes(live, null, plus(building.name(), until), redrive);
    }

    Notes withoutRetired(String name) {
        return new Notes(live, building, retired.stream().filter(copy -> !copy.name().equals(name)).toList(), redrive);
    }

    Notes redriveOnceMore() {
        return new Notes(live, building, retired, redrive + 1);
    }

    private List<Retired> plus(String name, Instant until) {
        var more = new ArrayList<>(retired);
        more.add(new Retired(name, until));
        return more;
    }

    String write() {
        return JSON.writeValueAsString(this);
    }

    static Notes read(String json) {
        return JSON.readValue(json, Notes.class);
    }
}

package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Found;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Operation;
import dev.rapport.reporting.erasure.Traces;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A document for each person who was forgotten. After some were written, all checkpoints are touched, so that every
 * batch that was read before is refused at its end.
 */
final class IndexMarks {

    private static final int TRIES = 100;
    private static final String MARK = "erased:";
    private static final String TRACES = "traces";

    private final IndexAccess access;
    private final IndexCheckpoints checkpoints;
    private int added;
    private boolean announced = true;

    IndexMarks(IndexAccess access, IndexCheckpoints checkpoints) {
        this.access = access;
        this.checkpoints = checkpoints;
    }

    /** Ids of the documents that are there when these people were forgotten. */
    static List<String> ids(Collection<UUID> people) {
        return people.stream().map(IndexMarks::id).toList();
    }

    private static String id(UUID person) {
        return MARK + person;
    }

    static boolean isMark(String id) {
        return id.startsWith(MARK);
    }

    /** Whose mark it is. */
    static UUID person(String mark) {
        return UUID.fromString(mark.substring(MARK.length()));
    }

    /** Whose mark it is, and by what the person is recognised. */
    static Traces traces(String id, JsonNode mark) {
        return traces(person(id), mark);
    }

    private static Traces traces(UUID person, JsonNode mark) {
        return Traces.stored(person, StreamSupport.stream(mark.path(TRACES).spliterator(), false)
                .map(JsonNode::asString).toList());
    }

    /**
     * To be called before what was written is looked through: refuses every batch that was read before the marks were
     * there.
     */
    void announce() {
        if (!announced) {
            checkpoints.touch();
            announced = true;
        }
    }

    /** How often this has written a mark. */
    int added() {
        return added;
    }

    /** Which of these people were forgotten. */
    Traces find(Collection<UUID> people) {
        var found = Traces.NONE;
        for (var mark : access.read(ids(new LinkedHashSet<>(people)))) {
            found = found.plus(traces(mark.id(), mark.source()));
        }
        return found;
    }

    /** A person is forgotten who is, or was, called this; all that is known of the person after that. */
    Traces add(UUID person, Set<String> names) {
        var traces = Traces.of(person, names);
        for (int i = 0; i < TRIES; i++) {
            var found = access.read(List.of(id(person)));
            var stored = found.isEmpty() ? null : found.getFirst();
            var before = stored == null ? null : traces(person, stored.source());
            var after = before == null ? traces : before.plus(traces);
            if (after.equals(before)) {
                return after;
            }
            if (write(person, after, stored)) {
                added++;
                announced = false;
                return after;
            }
        }
        throw new SinkUnavailableException("Others keep changing the same mark");
    }

    /** @return false if somebody else changed it at the same time */
    private boolean write(UUID person, Traces traces, @Nullable Found stored) {
        Map<String, ?> mark = Map.of("kind", "erased", "recordId", person.toString(), TRACES, traces.digests(person));
        return !access.write(List.of(stored == null
                ? new Operation(Map.of("create", Map.of("_id", id(person))), mark)
                : CheckpointDocument.guarded(stored, mark)), false).getFirst().conflict();
    }
}

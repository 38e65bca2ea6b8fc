package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Found;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Operation;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets documents take over what they follow, after a batch was written and before its checkpoint is, so that what is
 * cut short is done again. A document that follows looks once more at what it follows after it was written. One that is
 * followed and has changed is written first, then the index is refreshed, and then its followers are looked for. So of
 * two instances that do both at the same time at least one sees what the other has written.
 *
 * <p>To look for followers of everything new would cost a refresh each time. Who follows a document that is not there
 * therefore leaves a note, by which the document finds out when it comes.
 */
final class IndexFollowing {

    private static final int TRIES = 100;
    private static final int AT_ONCE = 1000;
    private static final String AWAITED = "awaited:";

    /** What follows something that follows something; longer ways are not gone. */
    private static final int LONGEST_WAY = 3;

    private final IndexAccess access;
    private final Following following;
    private final DocumentBatch documents;
    private final JsonMapper json = JsonMapper.shared();
    private final Set<String> awaited = new LinkedHashSet<>();

    IndexFollowing(IndexAccess access, Following following, DocumentBatch documents) {
        this.access = access;
        this.following = following;
        this.documents = documents;
    }

    /** To be called before the batch is written: notes what is followed and is not there. */
    void prepare() {
        documents.changes().values()
                .forEach(document -> follows(document).filter(id -> documents.get(id) == null).forEach(awaited::add));
        awaited.forEach(id -> documents.put(AWAITED + id, 0, Map.of("kind", "awaited", "recordId", id)));
    }

    /**
     * To be called after the batch was written.
     *
     * @param repeated the documents of events that have come again: what follows from them may not have been done
     */
    void run(Collection<String> repeated) {
        var changes = documents.changes();
        var created = new LinkedHashSet<String>();
        var changed = new LinkedHashSet<String>();
        var followers = new LinkedHashSet<String>();
        changes.forEach((id, document) -> {
            if (follows(document).findAny().isPresent()) {
                followers.add(id);
            }
            if (following.isFollowed(document)) {
                var before = documents.before(id);
                if (before == null) {
                    created.add(id);
                } else if (following.differs(before, document)) {
                    changed.add(id);
                }
            }
        });
        changed.addAll(repeated);
        var found = access.read(created.stream().map(id -> AWAITED + id).toList()).stream()
                .map(note -> note.id().substring(AWAITED.length())).toList();
        changed.addAll(found);
        changed.addAll(rewrite(stale(changes, followers)));
        Set<String> next = changed;
        for (int way = 0; way < LONGEST_WAY && !next.isEmpty(); way++) {
            next = rewrite(access.ids(Following.FOLLOWS, next));
        }
        // Whoever follows from now on finds what it follows.
        forget(found);
        forget(access.read(awaited).stream().map(Found::id).toList());
    }

    /** Those that what they follow is not as it was when they were written; others need not be read to know it. */
    private List<String> stale(Map<String, JsonNode> written, Collection<String> followers) {
        var followed = followed(followers.stream().map(written::get));
        return followers.stream().filter(id -> {
            var document = Objects.requireNonNull(written.get(id));
            return !plain(following.following(document, followed)).equals(plain(document));
        }).toList();
    }

    private Map<String, JsonNode> followed(Stream<JsonNode> followers) {
        var followed = new HashMap<String, JsonNode>();
        access.read(followers.flatMap(IndexFollowing::follows).distinct().toList())
                .forEach(document -> followed.put(document.id(), document.source()));
        return followed;
    }

    /** As it comes back from the index. */
    private JsonNode plain(Object document) {
        return json.readTree(json.writeValueAsBytes(document));
    }

    private void forget(List<String> arrived) {
        if (!arrived.isEmpty()) {
            access.write(arrived.stream().map(id -> new Operation(Map.of("delete", Map.of("_id", AWAITED + id)), null))
                    .toList(), false);
        }
    }

    /**
     * Rewrites documents by what they follow now, whoever else changes them.
     *
     * @return those that were not so already, and that others may follow
     */
    private Set<String> rewrite(Collection<String> ids) {
        var all = List.copyOf(ids);
        var rewritten = new LinkedHashSet<String>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            Collection<String> left = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            for (int i = 0; !left.isEmpty(); i++) {
                if (i == TRIES) {
                    throw new SinkUnavailableException("Others keep changing the same documents");
                }
                left = rewrite(left, rewritten);
            }
        }
        return rewritten;
    }

    /** @return those that somebody else has changed meanwhile */
    private List<String> rewrite(Collection<String> ids, Set<String> rewritten) {
        var found = access.read(ids);
        var followed = followed(found.stream().map(Found::source));
        var operations = new ArrayList<Operation>();
        for (var document : found) {
            var right = following.following(document.source(), followed);
            if (!plain(right).equals(document.source())) {
                operations.add(IndexErasure.replacement(document, right));
                if (following.isFollowed(document.source())) {
                    rewritten.add(document.id());
                }
            }
        }
        return access.write(operations, false).stream().filter(Outcome::conflict).map(Outcome::id).toList();
    }

    private static Stream<String> follows(JsonNode document) {
        return StreamSupport.stream(document.path(Following.FOLLOWS).spliterator(), false).map(JsonNode::asString);
    }
}

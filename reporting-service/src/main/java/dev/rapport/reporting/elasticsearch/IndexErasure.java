package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Found;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Operation;
import dev.rapport.reporting.erasure.Traces;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forgets people in one index. That somebody was forgotten is marked first, then all checkpoints are touched, and then
 * what was written is looked through. Who writes looks for marks before, and moves its checkpoint afterwards as it was
 * when it looked: either that was before it was touched, and what it wrote is looked through, or it is refused, and
 * looks again. What is cut short is done again with the events that come again.
 *
 * <p>A record of the same person, which tells so itself, is found on the way and its own documents are forgotten too.
 */
final class IndexErasure {

    private static final int TRIES = 100;

    private final IndexAccess access;
    private final IndexMarks marks;
    private final Forgetting forgetting;
    private final DocumentBatch documents;
    private final JsonMapper json = JsonMapper.shared();
    private final Queue<UUID> toSweep = new ArrayDeque<>();
    private final Set<UUID> swept = new HashSet<>();
    private Traces known = Traces.NONE;

    /** @param documents those of a batch, folded */
    IndexErasure(IndexAccess access, IndexMarks marks, Forgetting forgetting, DocumentBatch documents) {
        this.access = access;
        this.marks = marks;
        this.forgetting = forgetting;
        this.documents = documents;
    }

    /** Whether anybody has been forgotten whom the batch is about. */
    boolean hasForgotten() {
        return !known.isEmpty();
    }

    /** Before anything is written: takes out of the batch what must not be. */
    void prepare() {
        var people = new LinkedHashSet<UUID>();
        var changes = documents.changes();
        documents.forEach((id, document) -> {
            if (IndexMarks.isMark(id)) {
                known = known.plus(IndexMarks.traces(id, document));
            } else if (isRewritten(document) || !changes.containsKey(id)) {
                // The next event of a record names those no more who were forgotten after the one before; and what is
                // not changed is there because the event comes again.
                people.addAll(about(document));
            }
        });
        look(people);
        documents.toForget().forEach(person -> {
            mark(person, names(person));
            toSweep.add(person);
        });
        if (!known.isEmpty()) {
            int size;
            do {
                size = known.people().size();
                documents.changes().values().forEach(this::follow);
            } while (known.people().size() > size);
            forgetAgain();
            redact();
        }
    }

    /** An instance that was cut short may have written what another one had forgotten before. */
    private void forgetAgain() {
        var changes = documents.changes();
        documents.forEach((id, document) -> {
            if (!IndexMarks.isMark(id) && !changes.containsKey(id) && !isRewritten(document)) {
                about(document).stream().filter(known.people()::contains).forEach(toSweep::add);
            }
        });
    }

    private static boolean isRewritten(JsonNode document) {
        return document.path(Forgetting.FORGOTTEN).asBoolean(false);
    }

    private void redact() {
        documents.changes().forEach((id, document) -> {
            var rest = rest(document);
            if (rest != null) {
                documents.replace(id, rest);
            }
        });
    }

    /** After the batch was written, save what tells so: forgets in what was written before. */
    void sweep() {
        for (var person = toSweep.poll(); person != null; person = toSweep.poll()) {
            if (swept.add(person)) {
                marks.announce();
                rewrite(access.ids(Forgetting.ABOUT, person.toString()));
                // What somebody was called may have come to light only now.
                redact();
            }
        }
        marks.announce();
    }

    /** After all was written: looks who was forgotten meanwhile, by other instances. */
    void check() {
        var before = known;
        var all = new LinkedHashSet<UUID>();
        documents.forEach((_, document) -> all.addAll(about(document)));
        look(all);
        if (!known.equals(before)) {
            var ids = new LinkedHashSet<String>();
            documents.forEach((id, document) -> {
                var people = about(document);
                if (!known.of(people).equals(before.of(people))) {
                    ids.add(id);
                }
            });
            rewrite(ids);
        }
        sweep();
    }

    private Set<String> names(UUID person) {
        var names = new LinkedHashSet<String>();
        documents.forEach((_, document) -> {
            if (person.equals(own(document))) {
                names.addAll(forgetting.names(document));
            }
        });
        return names;
    }

    /** What a person is called is kept in mind before it is gone, and looked for in what is stored already. */
    private void follow(JsonNode document) {
        var own = own(document);
        if (own != null && about(document).stream().anyMatch(known.people()::contains)) {
            mark(own, forgetting.names(document));
            toSweep.add(own);
        }
    }

    private @Nullable Map<String, ?> rest(JsonNode document) {
        var traces = known.of(about(document));
        return traces.isEmpty() ? null : forgetting.forgotten(document, traces);
    }

    /** Rewrites documents as they are now, whoever else changes them. */
    private void rewrite(Collection<String> ids) {
        Collection<String> left = ids;
        for (int i = 0; !left.isEmpty(); i++) {
            if (i == TRIES) {
                throw new SinkUnavailableException("Others keep changing the same documents");
            }
            var found = access.read(left);
            look(found.stream().flatMap(document -> about(document.source()).stream()).toList());
            found.forEach(document -> follow(document.source()));
            var operations = new ArrayList<Operation>();
            for (var document : found) {
                var rest = rest(document.source());
                if (rest != null && !json.readTree(json.writeValueAsBytes(rest)).equals(document.source())) {
                    operations.add(CheckpointDocument.guarded(document, rest));
                }
            }
            left = access.write(operations, false).stream().filter(Elasticsearch.Outcome::conflict)
                    .map(Elasticsearch.Outcome::id).toList();
        }
    }

    private void mark(UUID person, Set<String> names) {
        known = known.plus(marks.add(person, names));
    }

    private void look(Collection<UUID> people) {
        known = known.plus(marks.find(people));
    }

    /** The person whose own record a document belongs to. */
    private static @Nullable UUID own(JsonNode document) {
        var record = document.path("recordId").asString("");
        return texts(document.path(Forgetting.ABOUT)).anyMatch(record::equals) ? UUID.fromString(record) : null;
    }

    private static List<UUID> about(JsonNode document) {
        return texts(document.path(Forgetting.ABOUT)).map(UUID::fromString).toList();
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString);
    }
}

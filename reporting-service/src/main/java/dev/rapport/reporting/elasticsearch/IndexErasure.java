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
 * Forgets people in one index. That somebody was forgotten is marked first, and then looked for in what was written;
 * who writes looks for marks before and afterwards. So of two instances that do both at the same time at least one
 * notices the other, and what is cut short is done again with the events that come again.
 *
 * <p>A record of the same person, which tells so itself, is found on the way and its own documents are forgotten too.
 */
final class IndexErasure {

    private static final int TRIES = 100;
    private static final String MARK = "erased:";
    private static final String TRACES = "traces";

    private final IndexAccess access;
    private final Forgetting forgetting;
    private final DocumentBatch documents;
    private final JsonMapper json = JsonMapper.shared();
    private final Queue<UUID> toSweep = new ArrayDeque<>();
    private final Set<UUID> swept = new HashSet<>();
    private Traces known = Traces.NONE;

    /** @param documents those of a batch, folded */
    IndexErasure(IndexAccess access, Forgetting forgetting, DocumentBatch documents) {
        this.access = access;
        this.forgetting = forgetting;
        this.documents = documents;
    }

    /** Id of the document that is there when a person was forgotten. */
    static String mark(UUID person) {
        return MARK + person;
    }

    static List<String> marks(Collection<UUID> people) {
        return people.stream().map(IndexErasure::mark).toList();
    }

    /**
     * Before anything is written: takes out of the batch what must not be.
     *
     * @param repeated whether an event comes again: an instance that was cut short may have written what it changed
     * after another one had forgotten somebody
     */
    void prepare(boolean repeated) {
        var forgottenBefore = new LinkedHashSet<UUID>();
        documents.forEach((id, document) -> {
            if (id.startsWith(MARK)) {
                learn(person(id), document);
            } else if (document.path(Forgetting.FORGOTTEN).asBoolean(false)) {
                forgottenBefore.addAll(about(document));
            }
        });
        if (repeated) {
            documents.forEachRead((_, document) -> forgottenBefore.addAll(about(document)));
        }
        // The next event of a record names those no more who were forgotten after the one before.
        look(forgottenBefore);
        documents.toForget().forEach(person -> {
            mark(person, names(person));
            toSweep.add(person);
        });
        if (!known.isEmpty()) {
            int people;
            do {
                people = known.people().size();
                documents.changes().values().forEach(this::follow);
            } while (known.people().size() > people);
            if (repeated) {
                forgetAgain();
            }
            redact();
        }
    }

    private void forgetAgain() {
        documents.forEachRead((_, document) -> {
            if (!document.path(Forgetting.FORGOTTEN).asBoolean(false)) {
                about(document).stream().filter(known.people()::contains).forEach(toSweep::add);
            }
        });
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
                rewrite(access.ids(Forgetting.ABOUT, person.toString()));
                // What somebody was called may have come to light only now.
                redact();
            }
        }
    }

    /** After all was written: looks who was forgotten meanwhile, by other instances. */
    void check() {
        var before = known.people();
        var all = new LinkedHashSet<UUID>();
        documents.forEach((_, document) -> all.addAll(about(document)));
        look(all);
        var since = new HashSet<>(known.people());
        since.removeAll(before);
        if (!since.isEmpty()) {
            var ids = new LinkedHashSet<String>();
            documents.forEach((id, document) -> {
                if (about(document).stream().anyMatch(since::contains)) {
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
                    operations.add(replacement(document, rest));
                }
            }
            left = access.write(operations, false).stream().filter(Elasticsearch.Outcome::conflict)
                    .map(Elasticsearch.Outcome::id).toList();
        }
    }

    static Operation replacement(Found document, Map<String, ?> rest) {
        return new Operation(Map.of("index", Map.of("_id", document.id(), "if_seq_no", document.sequenceNumber(),
                "if_primary_term", document.primaryTerm())), rest);
    }

    private void mark(UUID person, Set<String> names) {
        var traces = Traces.of(person, names);
        for (int i = 0; i < TRIES; i++) {
            var stored = access.read(List.of(mark(person)));
            var before = stored.isEmpty() ? null : traces(person, stored.getFirst().source());
            var after = before == null ? traces : before.plus(traces);
            known = known.plus(after);
            if (after.equals(before) || !write(person, after, stored).getFirst().conflict()) {
                return;
            }
        }
        throw new SinkUnavailableException("Others keep changing the same mark");
    }

    private List<Elasticsearch.Outcome> write(UUID person, Traces traces, List<Found> stored) {
        Map<String, ?> mark = Map.of("kind", "erased", "recordId", person.toString(), TRACES, traces.digests(person));
        return access.write(List.of(stored.isEmpty()
                ? new Operation(Map.of("create", Map.of("_id", mark(person))), mark)
                : replacement(stored.getFirst(), mark)), false);
    }

    private void look(Collection<UUID> people) {
        access.read(marks(new LinkedHashSet<>(people))).forEach(mark -> learn(person(mark.id()), mark.source()));
    }

    private void learn(UUID person, JsonNode mark) {
        known = known.plus(traces(person, mark));
    }

    private static Traces traces(UUID person, JsonNode mark) {
        return Traces.stored(person, texts(mark.path(TRACES)).toList());
    }

    /** Whose mark it is. */
    static UUID person(String mark) {
        return UUID.fromString(mark.substring(MARK.length()));
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

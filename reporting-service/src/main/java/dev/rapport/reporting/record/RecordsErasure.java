package dev.rapport.reporting.record;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.reporting.erasure.Traces;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
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
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Forgets people in a copy of the records. That somebody was forgotten is marked first, and then looked for in what was
 * written; who writes looks for marks before and afterwards. So of two instances that do both at the same time at least
 * one notices the other, and what is cut short is done again with the events that come again.
 */
final class RecordsErasure {

    private static final int TRIES = 100;
    private static final String TRACES = "traces";

    private final MongoCollection<Document> records;
    private final MongoCollection<Document> marks;
    private final History history;
    private final Rewritten rewritten;
    private final Resources resources;
    private final Map<UUID, RecordDocument> latest;
    private final Queue<UUID> toSweep = new ArrayDeque<>();
    private final Set<UUID> swept = new HashSet<>();
    private Traces known = Traces.NONE;

    /** @param latest the records of a batch as they are after it */
    RecordsErasure(MongoCollection<Document> records, MongoCollection<Document> marks, History history,
            Rewritten rewritten, Resources resources, Map<UUID, RecordDocument> latest) {
        this.records = records;
        this.marks = marks;
        this.history = history;
        this.rewritten = rewritten;
        this.resources = resources;
        this.latest = latest;
    }

    /** Which of these people were forgotten. */
    static Traces find(MongoCollection<Document> marks, Collection<UUID> people) {
        var found = Traces.NONE;
        if (!people.isEmpty()) {
            for (var mark : marks.find(in("_id", people.stream().map(UUID::toString).toList()))) {
                found = found.plus(traces(mark));
            }
        }
        return found;
    }

    /**
     * Before anything is written.
     *
     * @param repeated the records, as they are stored, of which events come again: an instance that was cut short may
     * have written them after another one had forgotten somebody
     */
    void prepare(List<Delivery> deliveries, List<RecordChange> changes, List<RecordDocument> repeated) {
        known = find(marks, people());
        for (var delivery : deliveries) {
            var event = delivery.event();
            var resource = resources.of(event);
            var record = latest.get(event.aggregateId());
            if (record != null) {
                resource.forgotten(record.id(), resource.told(event.data()), record).forEach(person -> {
                    mark(person, Set.of());
                    toSweep.add(person);
                });
            }
        }
        if (!known.isEmpty()) {
            int people;
            do {
                people = known.people().size();
                changes.forEach(this::follow);
            } while (known.people().size() > people);
            repeated.stream().filter(record -> !rest(record).equals(record))
                    .forEach(record -> resources.people(record).stream().filter(known.people()::contains)
                            .forEach(toSweep::add));
            List.copyOf(toSweep).forEach(person -> mark(person, storedNames(person)));
        }
    }

    /** What may be kept of a record. */
    RecordDocument rest(RecordDocument record) {
        var traces = traces(record);
        return traces.isEmpty() ? record : resources.of(record.type()).people().redacted(record, traces);
    }

    /** Of whom an entry of the history of a record must say nothing. */
    Traces traces(RecordDocument record) {
        return known.of(resources.people(record));
    }

    /** After the history was written and before the records are, which tell that it was: forgets in what is stored. */
    void sweep() {
        for (var person = toSweep.poll(); person != null; person = toSweep.poll()) {
            if (swept.add(person)) {
                records.find(eq(RecordsCopy.ABOUT, person.toString())).map(RecordsCopy::read).into(new ArrayList<>())
                        .forEach(record -> rewrite(record.id()));
            }
        }
    }

    /** After all was written: looks who was forgotten meanwhile, by other instances. */
    void check() {
        var since = new HashSet<>(find(marks, people()).people());
        since.removeAll(known.people());
        latest.values().stream().filter(record -> resources.people(record).stream().anyMatch(since::contains))
                .forEach(record -> rewrite(record.id()));
        sweep();
    }

    private Set<UUID> people() {
        var people = new LinkedHashSet<UUID>();
        latest.values().forEach(record -> people.addAll(resources.people(record)));
        return people;
    }

    private void follow(RecordChange change) {
        follow(change.after(), names(change.after()));
        if (change.before() != null) {
            follow(change.before(), names(change.before()));
        }
    }

    /** What a person is called is kept in mind before it is gone, and looked for in what is stored already. */
    private void follow(RecordDocument record, Set<String> names) {
        var people = resources.people(record);
        if (people.contains(record.id()) && people.stream().anyMatch(known.people()::contains)) {
            mark(record.id(), names);
            toSweep.add(record.id());
        }
    }

    /** What a person was called in all that has been stored so far. */
    private Set<String> storedNames(UUID person) {
        var names = new LinkedHashSet<String>();
        var stored = records.find(eq("_id", person.toString())).first();
        if (stored != null) {
            var record = RecordsCopy.read(stored);
            names.addAll(names(record));
            history.read(person, 0, record.version() + 1)
                    .forEach(entry -> names.addAll(resources.of(record.type()).people().names(entry.data())));
        }
        return names;
    }

    private Set<String> names(RecordDocument record) {
        return resources.of(record.type()).people().names(record.fields().asMap());
    }

    /** Rewrites a record and its history as they are now, whoever else changes them. */
    private void rewrite(UUID id) {
        for (int i = 0; i < TRIES; i++) {
            var stored = records.find(eq("_id", id.toString())).first();
            if (stored == null) {
                return;
            }
            var record = RecordsCopy.read(stored);
            var people = resources.people(record);
            known = known.plus(find(marks, people));
            follow(record, storedNames(id));
            var traces = traces(record);
            history.redact(id, history.read(id, 0, record.version() + 1), traces);
            boolean unchanged = records.updateOne(and(eq("_id", id.toString()), eq("version", record.version())),
                    set("fields", new Document(rest(record).fields().asMap()))).getMatchedCount() == 1;
            if (unchanged && find(marks, people).equals(traces)) {
                rewritten.note(List.of(id));
                return;
            }
        }
        throw new SinkUnavailableException("Others keep changing the same record");
    }

    private void mark(UUID person, Set<String> names) {
        var traces = Traces.of(person, names);
        for (int i = 0; i < TRIES; i++) {
            var stored = marks.find(eq("_id", person.toString())).first();
            var before = stored == null ? null : traces(stored);
            var after = before == null ? traces : before.plus(traces);
            known = known.plus(after);
            if (after.equals(before) || write(person, before, after)) {
                return;
            }
        }
        throw new SinkUnavailableException("Others keep changing the same mark");
    }

    /** @return false if somebody else changed it at the same time */
    private boolean write(UUID person, @Nullable Traces before, Traces after) {
        var id = person.toString();
        if (before != null) {
            return marks.updateOne(and(eq("_id", id), eq(TRACES, before.digests(person))),
                    set(TRACES, after.digests(person))).getMatchedCount() == 1;
        }
        try {
            marks.insertOne(new Document("_id", id).append(TRACES, after.digests(person)));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    private static Traces traces(Document mark) {
        return Traces.stored(UUID.fromString(mark.getString("_id")), mark.getList(TRACES, String.class));
    }
}

package dev.rapport.reporting.membership;

import dev.rapport.reporting.resource.RecordDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** People of whom there may be several records: those that were merged are one person. */
public final class Persons {

    private final Map<UUID, RecordDocument> known;
    private final Map<UUID, Set<RecordDocument>> records = new HashMap<>();

    private Persons(Map<UUID, RecordDocument> known) {
        this.known = known;
        known.values().forEach(record -> records.computeIfAbsent(person(record, known), _ -> new HashSet<>())
                .add(record));
    }

    /**
     * All records of these people.
     *
     * @param ids of some of their records
     * @param finder finds records
     */
    public static Persons of(Set<UUID> ids, Function<Set<UUID>, Map<UUID, RecordDocument>> finder) {
        var known = new HashMap<UUID, RecordDocument>();
        var wanted = ids;
        while (!wanted.isEmpty()) {
            var found = finder.apply(wanted);
            known.putAll(found);
            var further = new LinkedHashSet<UUID>();
            found.values().forEach(record -> {
                further.addAll(record.fields().ids("mergedIds"));
                var survivor = record.type().equals("contact") ? record.fields().id("mergedInto") : null;
                if (survivor != null) {
                    further.add(survivor);
                }
            });
            further.removeAll(known.keySet());
            further.removeAll(wanted);
            wanted = further;
        }
        return new Persons(known);
    }

    /** The record of an id, and all others of the same person; none if there is no such record. */
    public Set<RecordDocument> records(UUID id) {
        var record = known.get(id);
        return record == null ? Set.of() : records.getOrDefault(person(record, known), Set.of());
    }

    /** The id of the record that stands for a person: the one into which the others were merged. */
    static UUID person(RecordDocument record, Map<UUID, RecordDocument> known) {
        var person = record;
        var seen = new HashSet<UUID>();
        while (seen.add(person.id())) {
            var survivor = person.type().equals("contact") ? person.fields().id("mergedInto") : null;
            var next = survivor == null ? null : known.get(survivor);
            if (next == null) {
                break;
            }
            person = next;
        }
        return person.id();
    }
}

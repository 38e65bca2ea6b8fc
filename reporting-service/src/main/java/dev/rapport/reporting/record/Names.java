package dev.rapport.reporting.record;

import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What records are called, for those who know their ids: one read for all of them, and one for each merge. */
public final class Names {

    private final Records records;
    private final Resources resources;

    Names(Records records, Resources resources) {
        this.records = records;
        this.resources = resources;
    }

    /**
     * Kinds and names by id. What does not exist, and what the caller may not read, is left out. Of a contact that was
     * merged into another, the other is there too.
     */
    public Map<UUID, Name> of(RecordsCopy copy, Collection<UUID> ids, Reader reader) {
        var names = new LinkedHashMap<UUID, Name>();
        Set<UUID> wanted = new TreeSet<>(ids);
        while (!wanted.isEmpty()) {
            var found = new HashMap<UUID, RecordDocument>();
            reader.readable(records.find(copy, wanted).values(), copy::find)
                    .forEach(record -> found.put(record.id(), record));
            var next = new HashSet<UUID>();
            for (var id : wanted) {
                var record = found.get(id);
                if (record != null) {
                    var name = name(reader.seen(record));
                    names.put(id, name);
                    if (name.mergedInto() != null) {
                        next.add(name.mergedInto());
                    }
                }
            }
            next.removeAll(names.keySet());
            wanted = next;
        }
        return names;
    }

    private Name name(RecordDocument record) {
        var title = resources.of(record.type()).title(record.fields());
        return new Name(record.type(), title.isEmpty() ? null : title, record.fields().id("mergedInto"));
    }
}

package dev.rapport.common.command;

import dev.rapport.common.field.Normal;
import dev.rapport.events.Tagging;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The tags of a record, of which no two differ in capital and small letters alone. */
final class Tags {

    private static final int MOST = 50;

    /** As they are written, by what they are compared by. */
    private Map<String, String> present = new TreeMap<>();

    /** Tags that a change adds and removes, without those that are there, or not there, already. */
    record Change(List<String> added, List<String> removed) {

        boolean isEmpty() {
            return added.isEmpty() && removed.isEmpty();
        }
    }

    /**
     * What of a change is one.
     *
     * @throws dev.rapport.common.refusal.RefusedException
     *             409 {@code too-many-tags}
     */
    Change change(List<String> add, List<String> remove) {
        var after = new TreeMap<>(present);
        var removed = new ArrayList<String>();
        for (String tag : remove) {
            String gone = after.remove(key(tag));
            if (gone != null) {
                removed.add(gone);
            }
        }
        var added = new ArrayList<String>();
        for (String tag : add) {
            String clean = Normal.required(tag);
            if (after.putIfAbsent(key(clean), clean) == null && !removed.remove(clean)) {
                added.add(clean);
            }
        }
        RecordRule.TOO_MANY_TAGS.check(after.size() <= MOST);
        return new Change(added, removed);
    }

    /** What an event says has changed. */
    void apply(Tagging event) {
        event.removed().forEach(tag -> present.remove(key(tag)));
        event.added().forEach(tag -> present.put(key(tag), tag));
    }

    private static String key(String tag) {
        return Normal.compatible(Normal.required(tag)).toLowerCase(Locale.ROOT);
    }
}

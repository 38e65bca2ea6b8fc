package dev.rapport.contact.need;

import dev.rapport.common.refusal.NoSuchRecordException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The needs of one customer. */
public final class Needs {

    private static final int MOST_OPEN = 200;

    private Set<UUID> open = new LinkedHashSet<>();
    private Map<UUID, String> closed = new LinkedHashMap<>();

    /**
     * Refuses one more when there are many.
     *
     * @throws dev.rapport.common.refusal.RefusedException
     *             409 {@code too-many-open-needs}
     */
    public void requireRoom() {
        NeedRule.TOO_MANY_OPEN_NEEDS.check(open.size() < MOST_OPEN);
    }

    /**
     * Whether a need is closed by this outcome; one that has it already stays as it is.
     *
     * @throws dev.rapport.common.refusal.RefusedException
     *             when there is no such need, or 409 {@code need-closed} when it has another outcome
     */
    public boolean isClosedBy(UUID needId, String outcome) {
        if (open.contains(needId)) {
            return true;
        }
        String before = closed.get(needId);
        if (before == null) {
            throw new NoSuchRecordException();
        }
        NeedRule.NEED_CLOSED.check(before.equals(outcome));
        return false;
    }

    /** What an event says. */
    public void recorded(UUID needId) {
        open.add(needId);
    }

    /** What an event says. */
    public void closed(UUID needId, String outcome) {
        open.remove(needId);
        closed.put(needId, outcome);
    }
}

package dev.rapport.reporting.access;

import dev.rapport.common.access.AccessPolicy;
import dev.rapport.common.access.Reach;
import dev.rapport.common.access.Staff;
import dev.rapport.events.policy.Level;
import dev.rapport.reporting.resource.RecordDocument;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The policy and the staff of one moment, and what they come to for those who have asked meanwhile. */
final class Known {

    private final @Nullable RecordDocument stored;
    private final AccessPolicy policy;
    private final Staff staff;
    private final Map<Asked, Reach> reaches = new ConcurrentHashMap<>();

    private record Asked(UUID employeeId, Set<Level> levels) {}

    /** @param stored the policy; null when there is none */
    Known(@Nullable RecordDocument stored, Staff staff) {
        this.stored = stored;
        this.policy = stored == null ? AccessPolicy.NONE : AccessPolicy.of(stored.fields().asMap());
        this.staff = staff;
    }

    @Nullable
    RecordDocument stored() {
        return stored;
    }

    AccessPolicy policy() {
        return policy;
    }

    Staff staff() {
        return staff;
    }

    Reach reach(UUID employeeId, Set<Level> levels) {
        return reaches.computeIfAbsent(new Asked(employeeId, Set.copyOf(levels)),
                asked -> Reach.of(asked.employeeId(), asked.levels(), staff));
    }
}

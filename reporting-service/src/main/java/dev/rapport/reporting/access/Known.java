package dev.rapport.reporting.access;

import dev.rapport.common.access.AccessPolicy;
import dev.rapport.common.access.Reach;
import dev.rapport.common.access.Staff;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import dev.rapport.events.policy.Level;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
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
    private final Map<UUID, Role> roles;
    private final Map<Asked, Reach> reaches = new ConcurrentHashMap<>();

    private final Map<Asking, Resource<?>> seen = new ConcurrentHashMap<>();

    private record Asking(Set<Role> roles, String kind) {}

    private record Asked(UUID employeeId, Set<Level> levels) {}

    /**
     * @param stored
     *            the policy; null when there is none
     * @param roles
     *            of those who work here now
     */
    Known(@Nullable RecordDocument stored, Staff staff, Map<UUID, Role> roles) {
        this.stored = stored;
        this.policy = stored == null ? AccessPolicy.NONE : AccessPolicy.of(stored.fields().asMap());
        this.staff = staff;
        this.roles = Map.copyOf(roles);
    }

    @Nullable
    RecordDocument stored() {
        return stored;
    }

    /** Null for those who do not work here. */
    @Nullable
    Role role(UUID employeeId) {
        return roles.get(employeeId);
    }

    AccessPolicy policy() {
        return policy;
    }

    Staff staff() {
        return staff;
    }

    /** A kind of records as somebody of these roles sees it. */
    Resource<?> seen(Caller caller, Resource<?> resource) {
        return seen.computeIfAbsent(new Asking(caller.roles(), resource.kind()),
                _ -> resource.hiding(policy.hidden(caller, resource.kind())));
    }

    Reach reach(UUID employeeId, Set<Level> levels) {
        return reaches.computeIfAbsent(new Asked(employeeId, Set.copyOf(levels)),
                asked -> Reach.of(asked.employeeId(), asked.levels(), staff));
    }
}

package dev.rapport.reporting.access;

import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.access.Staff;
import dev.rapport.common.projection.Projection;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Coded;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the projection {@code access} who works here and what the policy says. Both are kept in memory until this
 * instance has applied something new, and for a second at most, because other instances apply too. Who has changed one
 * of them, and names that position, gets what is so after it.
 */
final class StoredReaders implements Readers {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final Projection<AccessCopy> projection;
    private final Resources resources;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    /** @param at when it was asked for, by {@link System#nanoTime} */
    private record Kept(String copy, long revision, long at, Known known) {

        boolean isGood(String nowCopy, long nowRevision) {
            return copy.equals(nowCopy) && revision == nowRevision && System.nanoTime() - at < FRESH;
        }
    }

    StoredReaders(Projection<AccessCopy> projection, Resources resources, Clock clock) {
        this.projection = projection;
        this.resources = resources;
        this.clock = clock;
    }

    @Override
    public Reader of(Caller caller, Reading reading) {
        return reader(caller, reading.from(projection), reading.isAtPositionOf(AccessCopy.KEPT.keySet()));
    }

    @Override
    public Reader live(Caller caller) {
        return reader(caller, projection.live(), false);
    }

    private Reader reader(Caller caller, AccessCopy copy, boolean anew) {
        return new Reader(caller, known(copy, anew), resources, LocalDate.now(clock));
    }

    private Known known(AccessCopy copy, boolean anew) {
        long revision = projection.revision();
        var last = kept;
        if (!anew && last != null && last.isGood(copy.name(), revision)) {
            return last.known();
        }
        long at = System.nanoTime();
        var stored = copy.read();
        if (stored.isEmpty()) {
            projection.confirmIntact(copy);
        }
        var known = known(stored);
        kept = new Kept(copy.name(), revision, at, known);
        return known;
    }

    private static Known known(List<RecordDocument> stored) {
        var policy = stored.stream().filter(record -> record.type().equals("policy")).findFirst()
                .orElse(null);
        return new Known(policy, new Staff(stored.stream().filter(record -> record.type().equals("employee"))
                .map(employee -> new Staff.Employee(employee.id(), employee.fields().id("managerId"),
                        keys(employee, "teams"), keys(employee, "territories")))
                .toList()), roles(stored));
    }

    private static Map<UUID, Role> roles(List<RecordDocument> stored) {
        var roles = new HashMap<UUID, Role>();
        for (var record : stored) {
            var role = record.type().equals("employee") ? record.fields().text("role") : null;
            if (role != null && Boolean.TRUE.equals(record.fields().asMap().get("active"))) {
                roles.put(record.id(), Coded.of(Role.class, role));
            }
        }
        return roles;
    }

    private static Set<String> keys(RecordDocument employee, String field) {
        return employee.fields().asMap().get(field) instanceof List<?> names
                ? RecordFacts.keys(names.stream().map(String::valueOf).toList())
                : Set.of();
    }
}

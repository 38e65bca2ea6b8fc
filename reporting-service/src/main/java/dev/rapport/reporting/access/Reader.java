package dev.rapport.reporting.access;

import dev.rapport.common.access.AccessPolicy;
import dev.rapport.common.access.Reach;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.security.Caller;
import dev.rapport.events.policy.Level;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.resource.Action;
import dev.rapport.reporting.resource.Audience;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who reads, with what they may read at this moment: as a condition of a search, and as a decision about
 * records that are at hand, which is the last word. Documents of an index follow what they belong to with a delay.
 */
public final class Reader {

    /** The member of an answer that says what the caller can do with a record. */
    public static final String CAN = "can";

    /** A record that belongs to one that belongs to another; longer ways lead nowhere new. */
    private static final int FARTHEST = 3;

    private final Caller caller;
    private final Known known;
    private final Resources resources;
    private final LocalDate today;
    private final Belonging belonging;

    Reader(Caller caller, Known known, Resources resources, LocalDate today) {
        this.caller = caller;
        this.known = known;
        this.resources = resources;
        this.today = today;
        this.belonging = new Belonging(resources);
    }

    public Caller caller() {
        return caller;
    }

    /** The same for somebody else who works here; null when nobody of that id does. */
    @Nullable
    Reader as(UUID employeeId) {
        var role = known.role(employeeId);
        return role == null ? null : new Reader(new Caller(employeeId, Set.of(role)), known, resources, today);
    }

    /** The policy as it is. */
    public AccessPolicy policy() {
        return known.policy();
    }

    /** The policy as it is stored; null when there is none. */
    @Nullable
    RecordDocument storedPolicy() {
        return known.stored();
    }

    /** What of records of a kind is reached. */
    Reach reach(Resource<?> resource) {
        return known.reach(caller.employeeId(), levels(resource));
    }

    private Set<Level> levels(Resource<?> resource) {
        return switch (resource.audience()) {
            case EVERYBODY -> caller.mayReadReports() ? Set.of(Level.ALL) : Set.of();
            case OWNER -> caller.mayReadRecords() ? Set.of(Level.OWN) : Set.of();
            case POLICY -> known.policy().read(caller, resource.kind());
        };
    }

    /** Whether there could be records of a kind that may be read. */
    public boolean reads(Resource<?> resource) {
        return !levels(resource).isEmpty();
    }

    /** Whether every record of a kind may be read. */
    public boolean readsAll(Resource<?> resource) {
        return reach(resource).all();
    }

    /** Whether every record of these kinds may be read. */
    public boolean readsAllOf(Collection<String> kinds) {
        return kinds.stream().allMatch(kind -> readsAll(resources.of(kind)));
    }

    /**
     * Refuses somebody who reads no record of a kind.
     *
     * @throws ForbiddenException
     *             which is answered with 403
     */
    public void requireReads(Resource<?> resource) {
        if (!reads(resource)) {
            throw new ForbiddenException();
        }
    }

    /** Refuses, with 403, somebody who reads no records of any kind that the policy speaks of. */
    public void requireReadsRecords() {
        if (resources.all().stream()
                .noneMatch(resource -> resource.audience() == Audience.POLICY && reads(resource))) {
            throw new ForbiddenException();
        }
    }

    /** The fields of a kind of records that are hidden from the caller. */
    public Set<String> hidden(String kind) {
        return known.policy().hidden(caller, kind);
    }

    /** A kind of records without the fields that are hidden from the caller. */
    public Resource<?> seen(Resource<?> resource) {
        return known.seen(caller, resource);
    }

    /** A record without the fields that are hidden from the caller. */
    public RecordDocument seen(RecordDocument record) {
        return record.without(hidden(record.type()));
    }

    /** Conditions of a search for the records of a kind that may be read; none when all may. */
    public List<Map<String, ?>> conditions(Resource<?> resource) {
        return ReachQuery.of(reach(resource), resource.sharingField());
    }

    /** A condition of a search for records of these kinds that may be read. */
    public Map<String, ?> condition(Collection<String> kinds) {
        if (readsAllOf(kinds)) {
            return Queries.terms("type", kinds);
        }
        var ways = new ArrayList<Map<String, ?>>();
        for (var kind : kinds) {
            var conditions = new ArrayList<Map<String, ?>>(List.of(Queries.term("type", kind)));
            conditions.addAll(conditions(resources.of(kind)));
            ways.add(Queries.all(conditions));
        }
        return Queries.any(ways);
    }

    /** Who sees another part of these kinds of records than others do; empty for those who see all of them. */
    public String part(Collection<String> kinds) {
        return readsAllOf(kinds) ? "" : caller.employeeId().toString();
    }

    /** Who sees another part of a kind of records than others do; empty for those who see all of it. */
    public String part(Resource<?> resource) {
        return readsAll(resource) ? "" : caller.employeeId().toString();
    }

    /**
     * Whose deals count in reports; null for everybody's.
     *
     * @throws ForbiddenException
     *             when the caller reads no reports
     */
    public @Nullable Set<UUID> reportOwners() {
        caller.requireMayReadReports();
        var levels = known.policy().reports(caller);
        if (levels.isEmpty()) {
            throw new ForbiddenException();
        }
        if (levels.contains(Level.ALL)) {
            return null;
        }
        var reach = known.reach(caller.employeeId(), levels);
        var owners = new HashSet<>(reach.owners());
        owners.addAll(known.staff().in(reach.territories()));
        return owners;
    }

    /** Whether a record may be read; {@code find} looks up records that it belongs to. */
    public boolean reads(RecordDocument record, Function<Collection<UUID>, Map<UUID, RecordDocument>> find) {
        return !readable(List.of(record), find).isEmpty();
    }

    /** Of these records those that may be read, in their order; {@code find} looks up records that they belong to. */
    public List<RecordDocument> readable(Collection<RecordDocument> records,
            Function<Collection<UUID>, Map<UUID, RecordDocument>> find) {
        if (records.stream().allMatch(record -> readsAll(resources.of(record.type())))) {
            return List.copyOf(records);
        }
        var found = new HashMap<UUID, RecordDocument>();
        var wanted = belonging
                .followed(records.stream().filter(record -> !readsAll(resources.of(record.type()))).toList());
        for (int way = 1; way < FARTHEST && !wanted.isEmpty(); way++) {
            var next = find.apply(wanted);
            found.putAll(next);
            wanted = belonging.followed(next.values());
            wanted.removeAll(found.keySet());
        }
        return records.stream().filter(record -> {
            var resource = resources.of(record.type());
            return (resource.isShared(record.fields()) && reads(resource))
                    || reach(resource).reaches(belonging.facts(record, found, FARTHEST), today);
        }).toList();
    }

    /** Whether a record that may be read may be changed; where everybody reads, roles alone decide by whom. */
    public boolean changes(RecordDocument record) {
        return resources.of(record.type()).audience() == Audience.EVERYBODY
                || known.reach(caller.employeeId(), known.policy().write(caller, record.type()))
                        .reaches(resources.of(record.type()).facts(record.fields()).toChange(), today);
    }

    /** What the caller can do with a record that may be read: names of actions. */
    public List<String> can(RecordDocument record) {
        return changes(record)
                ? resources.of(record.type()).actions().stream()
                        .filter(action -> action.isPossible(record.fields(), caller)).map(Action::name).distinct()
                        .toList()
                : List.of();
    }

    /** A record as it is answered: with what the caller can do, without what is hidden from the caller. */
    public Map<String, @Nullable Object> answer(RecordDocument record, boolean withCan) {
        var answer = seen(record).answer();
        if (withCan && !resources.of(record.type()).actions().isEmpty()) {
            answer.put(CAN, can(record));
        }
        return answer;
    }

    /** By which levels the caller reads or changes a record, and through whom, a reason each. */
    List<Reason> reasons(RecordDocument record, Function<Collection<UUID>, Map<UUID, RecordDocument>> find) {
        var levels = new TreeSet<>(levels(resources.of(record.type())));
        levels.addAll(known.policy().write(caller, record.type()));
        var about = new ArrayList<>(List.of(record));
        about.addAll(find.apply(belonging.followed(List.of(record))).values());
        return about.stream().flatMap(each -> Reason.of(each, resources.of(each.type()), caller.employeeId(), levels,
                known.staff(), today).stream()).map(reason -> reason.of(record)).distinct().toList();
    }
}

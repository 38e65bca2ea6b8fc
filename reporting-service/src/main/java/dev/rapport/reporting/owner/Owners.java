package dev.rapport.reporting.owner;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.past.AsOf;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Who is in which team and works for whom, now or as of some instant. */
@Component
public final class Owners {

    /** More employees than anybody's company has who sells with this. */
    private static final int MOST = 10_000;

    private final IndexReader index;

    private final Readers readers;

    public Owners(IndexReader searchIndex, Readers readers) {
        this.index = searchIndex;
        this.readers = readers;
    }

    /** An employee as far as it matters here. */
    public record Employee(UUID id, @Nullable UUID managerId, List<String> teams) {

        /** The first of the teams, in which counts what counts once; null when there is none. */
        public @Nullable String team() {
            return teams.isEmpty() ? null : teams.getFirst();
        }
    }

    /** The owners who are meant, when the index has reached the reader's position; null when everybody is. */
    public @Nullable Set<UUID> of(OwnerFilter filter, Reading reading, @Nullable AsOf asOf) {
        if (filter.needsEmployees()) {
            reading.from(index.projection());
        }
        return of(filter, asOf);
    }

    /**
     * The owners who are meant and whose deals somebody counts in reports; null when everybody is, and may be.
     *
     * @throws dev.rapport.common.refusal.ForbiddenException
     *             when the caller reads no reports
     */
    public @Nullable Set<UUID> counted(Caller caller, OwnerFilter filter, Reading reading, @Nullable AsOf asOf) {
        var counted = readers.of(caller, reading).reportOwners();
        var meant = of(filter, reading, asOf);
        return counted == null ? meant : both(meant, new TreeSet<>(counted));
    }

    /** The owners who are meant; null when everybody is. */
    public @Nullable Set<UUID> of(OwnerFilter filter, @Nullable AsOf asOf) {
        Set<UUID> owners = filter.owners().isEmpty() ? null : new TreeSet<>(filter.owners());
        if (filter.needsEmployees()) {
            var employees = employees(asOf);
            if (!filter.teams().isEmpty()) {
                var inTeams = new TreeSet<UUID>();
                employees.values().stream().filter(employee -> !Collections.disjoint(filter.teams(), employee.teams()))
                        .forEach(employee -> inTeams.add(employee.id()));
                owners = both(owners, inTeams);
            }
            if (!filter.below().isEmpty()) {
                owners = both(owners, below(filter.below(), employees));
            }
        }
        return owners;
    }

    /** An employee and everybody who works for them, directly or not, when the index has reached the position. */
    public Set<UUID> below(UUID manager, Reading reading) {
        return Objects.requireNonNull(of(new OwnerFilter(List.of(), List.of(), List.of(manager)), reading, null));
    }

    private static Set<UUID> both(@Nullable Set<UUID> some, Set<UUID> others) {
        if (some != null) {
            others.retainAll(some);
        }
        return others;
    }

    private static Set<UUID> below(List<UUID> managers, Map<UUID, Employee> employees) {
        var below = new TreeSet<>(managers);
        var level = new HashSet<>(managers);
        while (!level.isEmpty()) {
            var next = new HashSet<UUID>();
            for (var employee : employees.values()) {
                if (employee.managerId() != null && level.contains(employee.managerId()) && below.add(employee.id())) {
                    next.add(employee.id());
                }
            }
            level = next;
        }
        return below;
    }

    /** Everybody there is, or was then, also those who have left: what they own has not. */
    public Map<UUID, Employee> employees(@Nullable AsOf asOf) {
        var employees = new HashMap<UUID, Employee>();
        var hits = index.search(Map.of("query", Queries.all(AsOf.records(asOf, "employee")), "size", MOST, "_source",
                List.of("recordId", "managerId", "teams"))).path("hits").path("hits");
        for (var hit : hits) {
            var source = hit.path("_source");
            var id = UUID.fromString(source.path("recordId").asString());
            employees.put(id,
                    new Employee(id, source.path("managerId").asStringOpt().map(UUID::fromString).orElse(null),
                            source.path("teams").valueStream().map(JsonNode::asString).toList()));
        }
        return employees;
    }
}

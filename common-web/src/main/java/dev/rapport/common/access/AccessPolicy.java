package dev.rapport.common.access;

import dev.rapport.common.security.Caller;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventType;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Coded;
import dev.rapport.events.field.FirstItem;
import dev.rapport.events.field.Primary;
import dev.rapport.events.policy.Level;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which levels each role has for each kind of records. What a policy leaves out, roles, kinds, or everything, is as it
 * is without one: who works with customers reads all records, and changes their own and, as a manager, what those below
 * own; an analyst reads reports.
 */
public final class AccessPolicy {

    /** As long as nobody has said anything. */
    public static final AccessPolicy NONE = new AccessPolicy(Map.of());

    private final Map<Role, Map<String, Set<Level>>> read;
    private final Map<Role, Map<String, Set<Level>>> write;
    private final Map<Role, Level> reports = new EnumMap<>(Role.class);
    private final Map<Role, Map<String, Set<String>>> hidden = new EnumMap<>(Role.class);

    private AccessPolicy(Map<String, ? extends @Nullable Object> stored) {
        this.read = byRole(stored.get("read"));
        this.write = byRole(stored.get("write"));
        if (stored.get("reports") instanceof Map<?, ?> given) {
            given.forEach((role, level) -> {
                if (level != null) {
                    reports.put(role(role), level(level));
                }
            });
        }
        if (stored.get("hidden") instanceof Map<?, ?> given) {
            given.forEach((role, kinds) -> {
                if (kinds instanceof Map<?, ?> byKind) {
                    hidden.put(role(role), fields(byKind));
                }
            });
        }
    }

    /**
     * As it is stored and answered: {@code read} and {@code write} hold lists of levels by role and kind,
     * {@code reports} a level by role, and {@code hidden} lists of fields by role and kind.
     *
     * @throws IllegalArgumentException if it names a role or a level that there is not
     */
    public static AccessPolicy of(Map<String, ? extends @Nullable Object> stored) {
        return new AccessPolicy(stored);
    }

    private static Map<Role, Map<String, Set<Level>>> byRole(@Nullable Object stored) {
        var roles = new EnumMap<Role, Map<String, Set<Level>>>(Role.class);
        if (stored instanceof Map<?, ?> given) {
            given.forEach((role, kinds) -> {
                if (kinds instanceof Map<?, ?> byKind) {
                    roles.put(role(role), byKind(byKind));
                }
            });
        }
        return roles;
    }

    private static Map<String, Set<Level>> byKind(Map<?, ?> stored) {
        var kinds = new HashMap<String, Set<Level>>();
        stored.forEach((kind, levels) -> {
            if (levels instanceof Collection<?> given) {
                var set = EnumSet.noneOf(Level.class);
                given.forEach(level -> set.add(level(level)));
                kinds.put(String.valueOf(kind), set);
            }
        });
        return kinds;
    }

    private static Map<String, Set<String>> fields(Map<?, ?> stored) {
        var kinds = new HashMap<String, Set<String>>();
        stored.forEach((kind, fields) -> {
            if (fields instanceof Collection<?> given) {
                var hidden = given.stream().map(String::valueOf).collect(Collectors.toSet());
                kinds.put(String.valueOf(kind), withTheSame(String.valueOf(kind), hidden));
            }
        });
        return kinds;
    }

    /** What stands in a list stands beside it as one value, too: hidden in one place, it is hidden in both. */
    private static Set<String> withTheSame(String kind, Set<String> hidden) {
        if (EventCatalogue.aggregates().contains(kind)) {
            EventCatalogue.ofAggregate(kind).stream().map(EventType::recordClass).flatMap(AccessPolicy::twins)
                    .filter(twins -> !Collections.disjoint(twins, hidden)).toList().forEach(hidden::addAll);
        }
        return hidden;
    }

    private static Stream<Set<String>> twins(Class<?> event) {
        return Stream.concat(Primary.of(event).stream().map(each -> Set.of(each.one(), each.several())),
                FirstItem.of(event).stream().map(each -> Set.of(each.one(), each.several())));
    }

    private static Role role(@Nullable Object code) {
        return Coded.of(Role.class, String.valueOf(code));
    }

    private static Level level(@Nullable Object code) {
        return Coded.of(Level.class, String.valueOf(code));
    }

    /** The levels by which somebody reads records of a kind, those of all roles together; none when it is not to be. */
    public Set<Level> read(Caller caller, String kind) {
        var levels = EnumSet.noneOf(Level.class);
        caller.roles().forEach(role -> levels.addAll(read(role, kind)));
        levels.remove(Level.NONE);
        return levels;
    }

    /** The same for one role. */
    public Set<Level> read(Role role, String kind) {
        var given = read.getOrDefault(role, Map.of()).get(kind);
        return given == null ? Set.of(role == Role.ANALYST ? Level.NONE : Level.ALL) : given;
    }

    /** The levels by which somebody changes records of a kind, as far as they can be read. */
    public Set<Level> write(Caller caller, String kind) {
        var levels = EnumSet.noneOf(Level.class);
        caller.roles().forEach(role -> levels.addAll(write(role, kind)));
        levels.remove(Level.NONE);
        return levels;
    }

    /** The same for one role. */
    public Set<Level> write(Role role, String kind) {
        var given = write.getOrDefault(role, Map.of()).get(kind);
        return given != null ? given : switch (role) {
            case ADMIN -> Set.of(Level.ALL);
            case MANAGER -> Set.of(Level.OWN, Level.BELOW);
            case REP, SUPPORT, MARKETING -> Set.of(Level.OWN);
            case ANALYST -> Set.of(Level.NONE);
        };
    }

    /** The levels of the records that count in reports somebody reads. */
    public Set<Level> reports(Caller caller) {
        var levels = EnumSet.noneOf(Level.class);
        caller.roles().forEach(role -> levels.add(reports(role)));
        levels.remove(Level.NONE);
        return levels;
    }

    /** The same for one role. */
    public Level reports(Role role) {
        return reports.getOrDefault(role, Level.ALL);
    }

    /** The fields of a kind of records that somebody does not see: those that all roles hide. */
    public Set<String> hidden(Caller caller, String kind) {
        // Asked of every record that is answered, and mostly nothing is hidden.
        return hidden.isEmpty()
                ? Set.of()
                : caller.roles().stream().map(role -> hidden(role, kind)).reduce(AccessPolicy::both).orElse(Set.of());
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        var both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }

    /** The same for one role. */
    public Set<String> hidden(Role role, String kind) {
        return hidden.getOrDefault(role, Map.of()).getOrDefault(kind, Set.of());
    }
}

package dev.rapport.reporting.access;

import dev.rapport.common.access.AccessPolicy;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Description;
import dev.rapport.events.policy.Level;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The access policy with all that it leaves out. */
record PolicyInForce(
        @Description("The version of the policy, which is its ETag; null as long as there is none") @Nullable Long version,
        @Description(value = "Which records each role reads: levels by role and kind of record", example = "{}") Map<String, Map<String, List<String>>> read,
        @Description(value = "Which records each role changes, of those that it reads: levels by role and kind of record", example = "{}") Map<String, Map<String, List<String>>> write,
        @Description(value = "Whose deals each role counts in reports: a level by role", example = "{}") Map<String, String> reports,
        @Description(value = "Which fields are hidden from each role, by kind of record", example = "{}") Map<String, Map<String, List<String>>> hidden) {

    /** @param kinds those of which the policy speaks */
    static PolicyInForce of(AccessPolicy policy, @Nullable Long version, Collection<String> kinds) {
        return new PolicyInForce(version, levels(policy::read, kinds), levels(policy::write, kinds),
                byRole(role -> policy.reports(role).code()), byRole(role -> hidden(policy, role, kinds)));
    }

    private static Map<String, Map<String, List<String>>> levels(BiFunction<Role, String, Set<Level>> levels,
            Collection<String> kinds) {
        return byRole(role -> {
            var byKind = new LinkedHashMap<String, List<String>>();
            kinds.forEach(
                    kind -> byKind.put(kind, levels.apply(role, kind).stream().sorted().map(Level::code).toList()));
            return byKind;
        });
    }

    private static Map<String, List<String>> hidden(AccessPolicy policy, Role role, Collection<String> kinds) {
        var byKind = new LinkedHashMap<String, List<String>>();
        kinds.forEach(kind -> {
            var fields = policy.hidden(role, kind);
            if (!fields.isEmpty()) {
                byKind.put(kind, fields.stream().sorted().toList());
            }
        });
        return byKind;
    }

    private static <T> Map<String, T> byRole(Function<Role, T> value) {
        var roles = new LinkedHashMap<String, T>();
        for (var role : Role.values()) {
            roles.put(role.code(), value.apply(role));
        }
        return roles;
    }
}

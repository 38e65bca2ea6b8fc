package dev.rapport.reporting.resource;

import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who may change a record can do with it: the last part of an address, or {@code patch}. The write side
 * decides when it is done; this tells beforehand what there is to do. Declared in the constructor of a resource.
 */
public final class Action {

    private final String name;
    private final Predicate<Fields> present;
    private Predicate<Fields> possible = _ -> true;
    private @Nullable Set<Role> roles;

    /** @param present whether a record is as records are while they are changed */
    Action(String name, Predicate<Fields> present) {
        this.name = name;
        this.present = present;
    }

    /** Only while a field has one of these values. */
    public Action whileIs(String field, Object... values) {
        possible = possible.and(record -> Set.of(values).contains(String.valueOf(record.asMap().get(field))));
        return this;
    }

    /** Only by people of these roles. */
    public Action by(Role first, Role... others) {
        roles = EnumSet.of(first, others);
        return this;
    }

    public String name() {
        return name;
    }

    /** Whether a record is such that somebody of these roles can do it, who may change the record. */
    public boolean isPossible(Fields record, Caller caller) {
        return (roles == null || caller.roles().stream().anyMatch(roles::contains)) && present.test(record)
                && possible.test(record);
    }
}

package dev.rapport.contact.employee;

import dev.rapport.common.security.Role;
import dev.rapport.common.web.validation.Normal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about an employee and can be changed by patching it. */
record EmployeeDetails(
        String name,
        String email,
        Role role,
        @Nullable UUID managerId,
        @Nullable String team,
        @Nullable String territory) {

    EmployeeDetails normalised() {
        return new EmployeeDetails(Normal.required(name), Normal.required(email).toLowerCase(Locale.ROOT), role,
                managerId, Normal.text(team), Normal.text(territory));
    }
}

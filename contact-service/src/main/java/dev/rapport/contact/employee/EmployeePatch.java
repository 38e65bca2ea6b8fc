package dev.rapport.contact.employee;

import dev.rapport.common.security.Role;
import dev.rapport.common.web.validation.EmailAddress;
import dev.rapport.common.web.validation.Line;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a merge patch of an employee is applied to: their details, and when the change took place. */
@Schema(name = "PatchEmployee", example = """
        {"team": "Chiang Mai", "managerId": null}""")
record EmployeePatch(
        @NotNull @Line String name,
        @NotNull @EmailAddress String email,
        @NotNull Role role,
        @Nullable UUID managerId,
        @Nullable @Line(max = 100) String team,
        @Nullable @Line(max = 100) String territory,
        @Nullable Instant occurredAt) {

    static EmployeePatch of(EmployeeDetails details) {
        return new EmployeePatch(details.name(), details.email(), details.role(), details.managerId(), details.team(),
                details.territory(), null);
    }

    EmployeeDetails details() {
        return new EmployeeDetails(name, email, role, managerId, team, territory).normalised();
    }
}

package dev.rapport.contact.employee;

import dev.rapport.common.command.Writes;
import dev.rapport.common.security.Role;
import dev.rapport.common.web.OccurredAt;
import dev.rapport.common.web.validation.EmailAddress;
import dev.rapport.common.web.validation.Line;
import dev.rapport.common.web.validation.Normal;
import dev.rapport.common.web.validation.Prose;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/employees")
@Tag(name = "employees", description = "The people who work with Rapport; changed by admins")
class EmployeeController {

    private final Clock clock;

    EmployeeController(Clock clock) {
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "Create an employee", description = "`id` is what the person's access tokens name as `employee_id`; without it a new one is made.")
    @ApiResponse(responseCode = "409", description = "`already-exists`, `email-taken`, `unknown-manager`, `manager-circle`")
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN);
        return writes.create("/api/employees", new CreateEmployee(body.id() == null ? Writes.newId() : body.id(),
                body.details(), OccurredAt.of(body.occurredAt(), clock)));
    }

    @Schema(name = "CreateEmployee", example = """
            {"name": "Ren Rep", "email": "ren@rapport.example", "role": "rep", "team": "Bangkok", "territory": "Thailand"}""")
    record CreateBody(
            @Nullable UUID id,
            @NotNull @Line String name,
            @NotNull @EmailAddress String email,
            @NotNull Role role,
            @Nullable UUID managerId,
            @Nullable @Line(max = 100) String team,
            @Nullable @Line(max = 100) String territory,
            @Nullable Instant occurredAt) {

        EmployeeDetails details() {
            return new EmployeeDetails(name, email, role, managerId, team, territory);
        }
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change an employee's details", description = "A JSON merge patch: what is absent stays, null clears.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = EmployeePatch.class)))
    @ApiResponse(responseCode = "409", description = "`employee-deactivated`, `email-taken`, `unknown-manager`, `manager-circle`")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        return writes.change(new ChangeEmployeeDetails(id, patch));
    }

    @PostMapping("/{id}/deactivate")
    @Operation(summary = "Deactivate an employee", description = "For good. What they own stays theirs until it is handed to somebody else, and their e-mail address stays taken.")
    ResponseEntity<Map<String, @Nullable Object>> deactivate(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable DeactivateBody body, Writes writes) {
        DeactivateBody given = body == null ? new DeactivateBody(null, null) : body;
        return writes.change(new DeactivateEmployee(id, Normal.text(given.reason()),
                OccurredAt.of(given.occurredAt(), clock)));
    }

    @Schema(name = "DeactivateEmployee", example = """
            {"reason": "Has left the company"}""")
    record DeactivateBody(@Nullable @Prose(max = 1000) String reason, @Nullable Instant occurredAt) {}
}

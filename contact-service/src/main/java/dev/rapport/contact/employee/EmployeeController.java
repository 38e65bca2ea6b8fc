package dev.rapport.contact.employee;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.audit.Audited;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.Writes;
import dev.rapport.common.field.Normal;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.Prose;
import dev.rapport.http.audit.AuditEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
@Audited(AuditEntry.ADMINISTRATION)
@Tag(name = "employees", description = "The people who work with Rapport; changed by admins")
class EmployeeController {

    private final MergePatch mergePatch;

    EmployeeController(MergePatch mergePatch) {
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Create an employee", description = "`id` is what the person's access tokens name as `employee_id`; without it a new one is made.")
    @ApiResponse(responseCode = "409", description = "`already-exists`, `email-taken`, `unknown-manager`, `manager-circle`")
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN);
        return writes.create("/api/employees", new CreateEmployee(body.id() == null ? Writes.newId() : body.id(),
                body.details(), body.occurredAt()));
    }

    @Schema(name = "CreateEmployee", example = """
            {"name": "Ren Rep", "email": "ren@rapport.example", "role": "rep", "team": "Bangkok", "territory": "Thailand"}""")
    record CreateBody(
            @Nullable UUID id,
            @JsonUnwrapped @Valid EmployeeDetails details,
            @Nullable Instant occurredAt) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Change an employee's details", description = "A JSON merge patch: what is absent stays, null clears.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    @ApiResponse(responseCode = "409", description = "`employee-deactivated`, `email-taken`, `unknown-manager`, `manager-circle`")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        var read = mergePatch.read(patch, PatchBody.class, EmployeeDetails.class);
        return writes.change(new ChangeEmployeeDetails(id, read.change(), read.body().occurredAt()));
    }

    @Schema(name = "PatchEmployee", example = """
            {"team": "Chiang Mai", "managerId": null}""")
    record PatchBody(@JsonUnwrapped EmployeeDetails details, @Nullable Instant occurredAt) {}

    @PostMapping("/{id}/deactivate")
    @Operation(summary = "Deactivate an employee", description = "What they own stays theirs until it is handed to somebody else. Their e-mail address can be given to another employee.")
    @ApiResponse(responseCode = "409", description = "`before-previous-step`")
    ResponseEntity<Map<String, @Nullable Object>> deactivate(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable DeactivateBody body, Writes writes) {
        DeactivateBody given = body == null ? new DeactivateBody(null, null) : body;
        return writes.change(new DeactivateEmployee(id, Normal.text(given.reason()), given.occurredAt()));
    }

    @Schema(name = "DeactivateEmployee", example = """
            {"reason": "Has left the company"}""")
    record DeactivateBody(@Nullable @Prose(max = 1000) String reason, @Nullable Instant occurredAt) {}

    @PostMapping("/{id}/reactivate")
    @Operation(summary = "Reactivate an employee", description = "With `email` when somebody else has their address by now.")
    @ApiResponse(responseCode = "409", description = "`email-taken`, `before-previous-step`")
    ResponseEntity<Map<String, @Nullable Object>> reactivate(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable ReactivateBody body, Writes writes) {
        ReactivateBody given = body == null ? new ReactivateBody(null, null, null) : body;
        return writes.change(
                new ReactivateEmployee(id, given.email(), Normal.text(given.reason()), given.occurredAt()));
    }

    @Schema(name = "ReactivateEmployee", example = """
            {"reason": "Is back"}""")
    record ReactivateBody(
            @Nullable @EmailAddress String email,
            @Nullable @Prose(max = 1000) String reason,
            @Nullable Instant occurredAt) {}
}

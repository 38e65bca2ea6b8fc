package dev.rapport.contact.employee;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.audit.Audited;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.StepRule;
import dev.rapport.common.command.Writes;
import dev.rapport.common.field.Normal;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.Prose;
import dev.rapport.http.audit.AuditEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
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
    @RefusedBy(value = EmployeeRule.class, rules = {"EMAIL_TAKEN", "UNKNOWN_MANAGER", "MANAGER_CIRCLE"})
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN);
        return writes.create("/api/employees", new CreateEmployee(body.id() == null ? Writes.newId() : body.id(),
                body.details(), body.occurredAt()));
    }

    @Schema(name = "CreateEmployee", example = """
            {"name": "Ren Rep", "email": "ren@rapport.example", "role": "rep", "teams": ["Bangkok", "Key accounts"],
             "territories": ["Thailand"], "languages": ["th", "en"], "capacity": 50, "timeZone": "Asia/Bangkok",
             "away": [{"from": "2026-12-28", "to": "2027-01-02"}]}""")
    record CreateBody(
            @Nullable @Description("What the access tokens of the person name as employee_id; made anew when absent") UUID id,
            @JsonUnwrapped @Valid EmployeeDetails details,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Change an employee's details", description = "A JSON merge patch: what is absent stays, null clears.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    @RefusedBy(value = EmployeeRule.class, rules = {"EMPLOYEE_DEACTIVATED", "EMAIL_TAKEN", "UNKNOWN_MANAGER",
            "MANAGER_CIRCLE"})
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        var read = mergePatch.read(patch, PatchBody.class, EmployeeDetails.class);
        return writes.change(new ChangeEmployeeDetails(id, read.change(), read.body().occurredAt()));
    }

    @Schema(name = "PatchEmployee", example = """
            {"team": "Chiang Mai", "managerId": null}""")
    record PatchBody(
            @JsonUnwrapped EmployeeDetails details,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/deactivate")
    @Operation(summary = "Deactivate an employee", description = "What they own stays theirs until it is handed to somebody else. Their e-mail address can be given to another employee.")
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    ResponseEntity<Map<String, @Nullable Object>> deactivate(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable DeactivateBody body, Writes writes) {
        DeactivateBody given = body == null ? new DeactivateBody(null, null) : body;
        return writes.change(new DeactivateEmployee(id, Normal.text(given.reason()), given.occurredAt()));
    }

    @Schema(name = "DeactivateEmployee", example = """
            {"reason": "Has left the company"}""")
    record DeactivateBody(
            @Nullable @Prose(max = 1000) @Description(value = "Why", example = "Has moved to another company") String reason,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/reactivate")
    @Operation(summary = "Reactivate an employee", description = "With `email` when somebody else has their address by now.")
    @RefusedBy(value = EmployeeRule.class, rules = "EMAIL_TAKEN")
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    ResponseEntity<Map<String, @Nullable Object>> reactivate(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable ReactivateBody body, Writes writes) {
        ReactivateBody given = body == null ? new ReactivateBody(null, null, null) : body;
        return writes.change(
                new ReactivateEmployee(id, given.email(), Normal.text(given.reason()), given.occurredAt()));
    }

    @Schema(name = "ReactivateEmployee", example = """
            {"reason": "Is back"}""")
    record ReactivateBody(
            @Nullable @EmailAddress @Description("A new address, when somebody else has theirs by now") String email,
            @Nullable @Prose(max = 1000) @Description(value = "Why", example = "Has moved to another company") String reason,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}
}

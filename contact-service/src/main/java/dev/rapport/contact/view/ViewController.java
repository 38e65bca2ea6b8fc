package dev.rapport.contact.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.command.Writes;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import dev.rapport.events.view.ViewDetails;
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
@RequestMapping("/api/views")
@Tag(name = "views", description = "How people like to look at lists")
class ViewController {

    private final MergePatch mergePatch;

    ViewController(MergePatch mergePatch) {
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Save a view", description = "By everybody who works with customers, who owns it. Others see it when it is `shared`.")
    @RefusedBy(value = Ownership.Rule.class, rules = {"UNKNOWN_EMPLOYEE", "OWNER_MAY_NOT_READ"})
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER, Role.REP, Role.SUPPORT, Role.MARKETING);
        return writes.create("/api/views", new CreateView(Writes.newId(), body.details(), body.ownerId()));
    }

    @Schema(name = "CreateView", example = """
            {"entity": "deal", "name": "Large and open", "filters": [{"parameter": "status", "values": ["open"]}],
             "where": {"any": [{"field": "amount", "op": "gte", "value": {"amount": "10000", "currency": "EUR"}},
             {"field": "title", "op": "contains", "value": "licence"}]}, "columns": ["title", "amount", "stage"],
             "sort": "-updatedAt", "shared": true}""")
    record CreateBody(
            @JsonUnwrapped @Valid ViewDetails details,
            @Nullable @Reference("employee") @Description("Whose view it is; of whoever makes the request when absent") UUID ownerId) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Change a view", description = "A JSON merge patch: what is absent stays, null clears; a list replaces the whole list, and `where` the whole condition.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    @RefusedBy(value = ViewRule.class, rules = "VIEW_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        return writes.change(
                new ChangeViewDetails(id, mergePatch.read(patch, PatchBody.class, ViewDetails.class).change()));
    }

    @Schema(name = "PatchView", example = """
            {"columns": ["title", "amount", "stage", "expectedClose"], "shared": false}""")
    record PatchBody(@JsonUnwrapped ViewDetails details) {}

    @PostMapping("/{id}/archive")
    @Operation(summary = "Put a view away", description = "It does not change any more after that.")
    ResponseEntity<Map<String, @Nullable Object>> archive(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable ArchiveBody body, Writes writes) {
        return writes.change(new ArchiveView(id, body == null ? null : body.occurredAt()));
    }

    @Schema(name = "ArchiveView", example = """
            {"occurredAt": "2026-11-01T10:00:00Z"}""")
    record ArchiveBody(@Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}
}

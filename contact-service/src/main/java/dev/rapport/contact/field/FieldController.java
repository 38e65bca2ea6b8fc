package dev.rapport.contact.field;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.audit.Audited;
import dev.rapport.common.command.ArchiveBody;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.RecordRule;
import dev.rapport.common.command.RestoreBody;
import dev.rapport.common.command.Writes;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.FieldDetails;
import dev.rapport.http.audit.AuditEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
@RequestMapping("/api/custom-fields")
@Audited(AuditEntry.ADMINISTRATION)
@Tag(name = "custom-fields", description = "Fields that the company defines for its records")
class FieldController {

    private final MergePatch mergePatch;

    FieldController(MergePatch mergePatch) {
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(operationId = "defineField", summary = "Define a field", description = "By an admin. Records of the kind have it from then on, as `custom.<key>`: a write that carries the position of the answer understands it, every other one within seconds. Kind, key and type never change. At most 200 fields of a kind are in use.")
    @RefusedBy(value = FieldRule.class, rules = {"FIELD_KEY_TAKEN", "TOO_MANY_FIELDS"})
    ResponseEntity<Map<String, @Nullable Object>> define(@RequestBody @Valid DefineBody body, Writes writes) {
        writes.caller().require(Role.ADMIN);
        return writes.create("/api/custom-fields", new DefineField(Field.id(body.details()), body.details()));
    }

    @Schema(name = "DefineField", example = """
            {"entity": "contact", "key": "loyaltyTier", "label": "Loyalty tier", "labels": {"th": "ระดับสมาชิก"},
             "type": "choice", "options": [{"key": "gold", "label": "Gold"}, {"key": "silver", "label": "Silver"}],
             "personal": false, "default": "silver"}""")
    record DefineBody(@JsonUnwrapped @Valid FieldDetails details) {}

    @PatchMapping("/{id}")
    @Operation(operationId = "changeField", summary = "Change a field", description = "By an admin. A JSON merge patch: what is absent stays, null clears; a list replaces the whole list. Values that records have stay as they are. An option is renamed by its label, and switched off by `active`; none is ever removed.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        writes.caller().require(Role.ADMIN);
        return writes.change(
                new ChangeField(id, mergePatch.read(patch, PatchBody.class, FieldDetails.class).change()));
    }

    @Schema(name = "PatchField", example = """
            {"label": "Tier", "required": true}""")
    record PatchBody(@JsonUnwrapped FieldDetails details) {}

    @PostMapping("/{id}/archive")
    @Operation(operationId = "archiveField", summary = "Put a field away", description = "By an admin. Nobody sees it or gives it any more; records keep what they have in it.")
    ResponseEntity<Map<String, @Nullable Object>> archive(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable ArchiveBody body, Writes writes) {
        writes.caller().require(Role.ADMIN);
        ArchiveBody given = body == null ? ArchiveBody.EMPTY : body;
        return writes.change(new ArchiveField(id, given.reason(), given.occurredAt()));
    }

    @PostMapping("/{id}/restore")
    @Operation(operationId = "restoreField", summary = "Take up again a field that was put away", description = "By an admin. With all that records have in it.")
    @RefusedBy(value = FieldRule.class, rules = "TOO_MANY_FIELDS")
    ResponseEntity<Map<String, @Nullable Object>> restore(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable RestoreBody body, Writes writes) {
        writes.caller().require(Role.ADMIN);
        RestoreBody given = body == null ? RestoreBody.EMPTY : body;
        return writes.change(new RestoreField(id, given.occurredAt()));
    }
}

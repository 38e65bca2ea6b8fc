package dev.rapport.contact.rule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.audit.Audited;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.Writes;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Description;
import dev.rapport.events.rule.RuleDetails;
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
@RequestMapping("/api/rules")
@Audited(AuditEntry.ADMINISTRATION)
@Tag(name = "rules", description = "What follows when something happens to a record that fulfils a condition")
class RuleController {

    private final MergePatch mergePatch;

    RuleController(MergePatch mergePatch) {
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Write a rule", description = "By an admin or a manager. `then` has, by the kind of rule: scoring `{\"points\": -100 to 100, \"dimension\": \"fit\" or \"engagement\"}`; assignment `{\"to\": employee}` or `{\"by\": \"round-robin\" or \"load\"}`; qualification `{\"require\": [{\"label\", \"when\"}]}`; occasion `{\"at\": \"birthDate\", \"since\" or \"on\", \"years\", \"daysBefore\"}`; retention `{\"suggest\": \"erase\" or \"archive\"}`. Which fields the records have is checked by a dry run.")
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER);
        return writes.create("/api/rules",
                new CreateRule(Writes.newId(), body.details(), Boolean.TRUE.equals(body.active())));
    }

    @Schema(name = "CreateRule", example = """
            {"kind": "scoring", "entity": "lead", "name": "Large organisations first", "order": 10,
             "when": {"all": [{"field": "source", "op": "eq", "value": "web"},
             {"field": "status", "op": "changedTo", "value": "qualified"}]},
             "then": {"points": 20, "dimension": "fit"}, "active": false}""")
    record CreateBody(
            @JsonUnwrapped @Valid RuleDetails details,
            @Nullable @Description("Whether it has effect at once; it waits for /activate when absent") Boolean active) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Word a rule anew", description = "By an admin or a manager. A JSON merge patch: what is absent stays; `when` and `then` are replaced as a whole. An active rule stays active.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    @RefusedBy(value = RuleRule.class, rules = "RULE_RETIRED")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        return writes.change(new ChangeRule(id, mergePatch.read(patch, PatchBody.class, RuleDetails.class).change()));
    }

    @Schema(name = "PatchRule", example = """
            {"order": 20, "then": {"points": 10, "dimension": "fit"}}""")
    record PatchBody(@JsonUnwrapped RuleDetails details) {}

    @PostMapping("/{id}/activate")
    @Operation(summary = "Let a rule have effect", description = "By an admin or a manager.")
    @RefusedBy(value = RuleRule.class, rules = "RULE_RETIRED")
    ResponseEntity<Map<String, @Nullable Object>> activate(@PathVariable UUID id, Writes writes) {
        return writes.change(new ActivateRule(id));
    }

    @PostMapping("/{id}/retire")
    @Operation(summary = "Retire a rule", description = "By an admin or a manager. It has no effect any more, for good.")
    ResponseEntity<Map<String, @Nullable Object>> retire(@PathVariable UUID id, Writes writes) {
        return writes.change(new RetireRule(id));
    }
}

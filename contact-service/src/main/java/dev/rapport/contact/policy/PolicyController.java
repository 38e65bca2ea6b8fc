package dev.rapport.contact.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.audit.Audited;
import dev.rapport.common.command.Writes;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.events.employee.Role;
import dev.rapport.events.policy.PolicyDetails;
import dev.rapport.http.audit.AuditEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/access-policy")
@Audited(AuditEntry.ADMINISTRATION)
@Tag(name = "access-policy", description = "Who sees and changes what")
class PolicyController {

    @PutMapping
    @Operation(operationId = "changeAccessPolicy", summary = "Change the access policy", description = "By an admin. The whole policy: what is left out, a role or a kind of records, is as it is without a policy. Whoever works with customers reads all, and changes their own and, as a manager, what those below them own; reports count everything. Several levels are joined by or. Hidden fields are absent from answers and histories, and cannot be filtered, sorted or searched by; only those that a record may lack can be hidden.")
    @RefusedBy(value = PolicyRule.class, rules = "POLICY_LOCKS_OUT_ADMINS")
    ResponseEntity<Map<String, @Nullable Object>> change(@RequestBody @Valid PolicyBody body, Writes writes) {
        writes.caller().require(Role.ADMIN);
        return writes.change(new ChangeAccessPolicy(FirstPolicy.ID, body.details()));
    }

    @Schema(name = "ChangeAccessPolicy", example = """
            {"read": {"rep": {"lead": ["own", "team", "below"], "deal": ["own", "team", "below"]}},
             "write": {"support": {"contact": ["own", "territory"]}}, "reports": {"rep": "below"},
             "hidden": {"support": {"deal": ["amount"]}}}""")
    record PolicyBody(@JsonUnwrapped @Valid PolicyDetails details) {}
}

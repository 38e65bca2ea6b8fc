package dev.rapport.contact.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.command.ArchiveBody;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.command.RecordRule;
import dev.rapport.common.command.RestoreBody;
import dev.rapport.common.command.ShareBody;
import dev.rapport.common.command.Shared;
import dev.rapport.common.command.TagsBody;
import dev.rapport.common.command.UnshareBody;
import dev.rapport.common.command.Writes;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.contact.classification.ClassificationRule;
import dev.rapport.contact.classification.ClassifyBody;
import dev.rapport.contact.need.CloseNeedBody;
import dev.rapport.contact.need.NeedBody;
import dev.rapport.contact.need.NeedRule;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
@RequestMapping("/api/accounts")
@Tag(name = "accounts", description = "Organisations we have a relationship with")
class AccountController {

    private final MergePatch mergePatch;

    AccountController(MergePatch mergePatch) {
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Create an account", description = "By an admin, a manager or a rep, who owns it unless `ownerId` names somebody below them.")
    @RefusedBy(value = Ownership.Rule.class, rules = {"UNKNOWN_EMPLOYEE", "OWNER_MAY_NOT_READ"})
    @RefusedBy(value = RecordRule.class, rules = {"EXTERNAL_ID_TAKEN", "CUSTOM_VALUE_TAKEN",
            "SENSITIVE_DATA_NOT_ENABLED"})
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER, Role.REP);
        return writes.create("/api/accounts",
                new CreateAccount(Writes.newId(), body.details(), body.ownerId(), body.occurredAt()));
    }

    @Schema(name = "CreateAccount", example = """
            {"name": "Siam Trading Co., Ltd.", "industry": "logistics", "website": "https://siam-trading.example",
             "phone": "+6625550100", "territory": "Bangkok"}""")
    record CreateBody(
            @JsonUnwrapped @Valid AccountDetails details,
            @Nullable @Reference("employee") @Description("Who looks after it; whoever makes the request when absent") UUID ownerId,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Change an account's details or owner", description = "A JSON merge patch: what is absent stays, null clears.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    @RefusedBy(value = Ownership.Rule.class, rules = {"UNKNOWN_EMPLOYEE", "OWNER_MAY_NOT_READ"})
    @RefusedBy(value = RecordRule.class, rules = {"EXTERNAL_ID_TAKEN", "RECORD_ARCHIVED", "CUSTOM_VALUE_TAKEN",
            "SENSITIVE_DATA_NOT_ENABLED"})
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        var read = mergePatch.read(patch, PatchBody.class, AccountDetails.class);
        return writes.change(
                new ChangeAccountDetails(id, read.change(), read.body().ownerId(), read.body().occurredAt()));
    }

    /** The owner is null when the patch does not name one; no patch can take the owner away. */
    @Schema(name = "PatchAccount", example = """
            {"industry": "trade", "website": null}""")
    record PatchBody(
            @JsonUnwrapped AccountDetails details,
            @Nullable @NotNull @Reference("employee") @Description("Who looks after it from now on") UUID ownerId,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/classify")
    @Operation(summary = "Classify an account", description = "Sets lifecycle, tier or both. potential → prospect → customer, each → lost with a reason, lost → prospect.")
    @RefusedBy(value = ClassificationRule.class, rules = "LIFECYCLE_TRANSITION_NOT_ALLOWED")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> classify(@PathVariable UUID id, @RequestBody @Valid ClassifyBody body,
            Writes writes) {
        return writes.change(new ClassifyAccount(id, body.wanted(), body.occurredAt()));
    }

    @PostMapping("/{id}/share")
    @Operation(summary = "Share an account with somebody", description = "With a person or with a team, to read it or to change it as well, until the end of a day or for good. The same person or team has one share of a record: sharing again changes its terms. By whoever may change it. It counts for those whose level for records of this kind has `own`.")
    @ApiResponse(responseCode = "200", description = "The share", content = @Content(schema = @Schema(implementation = Shared.class)))
    @RefusedBy(value = Ownership.Rule.class, rules = "UNKNOWN_EMPLOYEE")
    @RefusedBy(value = RecordRule.class, rules = {"TOO_MANY_SHARES", "RECORD_ARCHIVED"})
    ResponseEntity<Map<String, @Nullable Object>> share(@PathVariable UUID id, @RequestBody @Valid ShareBody body,
            Writes writes) {
        return writes.change(new ShareAccount(id, body.terms(), body.occurredAt()));
    }

    @PostMapping("/{id}/unshare")
    @Operation(summary = "End a share of an account", description = "One that is not there is passed over.")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> unshare(@PathVariable UUID id,
            @RequestBody @Valid UnshareBody body, Writes writes) {
        return writes.change(new UnshareAccount(id, body.shareId(), body.occurredAt()));
    }

    @PostMapping("/{id}/needs")
    @Operation(operationId = "recordAccountNeed", summary = "Note what an account needs", description = "The answer names it by `needId`. At most 200 are open at a time.")
    @RefusedBy(value = NeedRule.class, rules = "TOO_MANY_OPEN_NEEDS")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> recordNeed(@PathVariable UUID id, @RequestBody @Valid NeedBody body,
            Writes writes) {
        return writes.change(new RecordAccountNeed(id, Writes.newId(), body.need(), body.occurredAt()));
    }

    @PostMapping("/{id}/needs/{needId}/close")
    @Operation(operationId = "closeAccountNeed", summary = "Say what became of a need", description = "One that was closed with the same outcome already stays as it is.")
    @Parameter(name = "needId", in = ParameterIn.PATH, description = "Id of the need")
    @RefusedBy(value = NeedRule.class, rules = "NEED_CLOSED")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> closeNeed(@PathVariable UUID id, @PathVariable UUID needId,
            @RequestBody @Valid CloseNeedBody body, Writes writes) {
        return writes.change(new CloseAccountNeed(id, needId, body.outcome(), body.occurredAt()));
    }

    @PostMapping("/{id}/tags")
    @Operation(summary = "Give an account tags, or take some away", description = "At most 50 in all. Tags that differ in capital and small letters alone are the same.")
    @RefusedBy(value = RecordRule.class, rules = {"TOO_MANY_TAGS", "RECORD_ARCHIVED"})
    ResponseEntity<Map<String, @Nullable Object>> tag(@PathVariable UUID id, @RequestBody @Valid TagsBody body,
            Writes writes) {
        return writes.change(new TagAccount(id, body.add(), body.remove(), body.occurredAt()));
    }

    @PostMapping("/{id}/archive")
    @Operation(summary = "Put an account away", description = "It is left out of the search, and of lists unless `archived=true` asks for it, and does not change until it is restored. Nothing is deleted.")
    ResponseEntity<Map<String, @Nullable Object>> archive(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable ArchiveBody body, Writes writes) {
        ArchiveBody given = body == null ? ArchiveBody.EMPTY : body;
        return writes.change(new ArchiveAccount(id, given.reason(), given.occurredAt()));
    }

    @PostMapping("/{id}/restore")
    @Operation(summary = "Take up again an account that was put away", description = "With all it had.")
    ResponseEntity<Map<String, @Nullable Object>> restore(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable RestoreBody body, Writes writes) {
        RestoreBody given = body == null ? RestoreBody.EMPTY : body;
        return writes.change(new RestoreAccount(id, given.occurredAt()));
    }
}

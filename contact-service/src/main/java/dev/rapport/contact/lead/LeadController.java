package dev.rapport.contact.lead;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.command.ArchiveBody;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.NextStepBody;
import dev.rapport.common.command.NextStepDoneBody;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.command.RecordRule;
import dev.rapport.common.command.RestoreBody;
import dev.rapport.common.command.ShareBody;
import dev.rapport.common.command.Shared;
import dev.rapport.common.command.StepRule;
import dev.rapport.common.command.TagsBody;
import dev.rapport.common.command.UnshareBody;
import dev.rapport.common.command.Writes;
import dev.rapport.common.field.Normal;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.contact.contact.ContactRule;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Prose;
import dev.rapport.events.field.Reference;
import dev.rapport.events.lead.LeadDetails;
import dev.rapport.events.lead.RequestedDeal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
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
@RequestMapping("/api/leads")
@Tag(name = "leads", description = "People who may become customers")
class LeadController {

    private final MergePatch mergePatch;

    LeadController(MergePatch mergePatch) {
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Create a lead", description = "By an admin, a manager, a rep or marketing, who owns it unless `ownerId` names somebody below them.")
    @RefusedBy(value = Ownership.Rule.class, rules = {"UNKNOWN_EMPLOYEE", "OWNER_MAY_NOT_READ"})
    @RefusedBy(value = RecordRule.class, rules = {"EXTERNAL_ID_TAKEN", "CUSTOM_VALUE_TAKEN",
            "SENSITIVE_DATA_NOT_ENABLED"})
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETING);
        return writes.create("/api/leads",
                new CreateLead(Writes.newId(), body.details(), body.ownerId(), body.nextStep(), body.occurredAt()));
    }

    @Schema(name = "CreateLead", example = """
            {"name": "Somchai Jaidee", "organisation": "Siam Trading Co., Ltd.", "email": "somchai@siam-trading.example",
             "phone": "+66812345678", "source": "web", "interest": "Wants to see the warehouse module"}""")
    record CreateBody(
            @JsonUnwrapped @Valid LeadDetails details,
            @Nullable @Reference("employee") @Description("Who looks after it; whoever makes the request when absent") UUID ownerId,
            @Nullable @Valid @Description("What is to be done next") NextStep nextStep,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Change a lead's details", description = "A JSON merge patch: what is absent stays, null clears.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    @RefusedBy(value = LeadRule.class, rules = "LEAD_NOT_OPEN")
    @RefusedBy(value = RecordRule.class, rules = {"EXTERNAL_ID_TAKEN", "RECORD_ARCHIVED", "CUSTOM_VALUE_TAKEN",
            "SENSITIVE_DATA_NOT_ENABLED"})
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        var read = mergePatch.read(patch, PatchBody.class, LeadDetails.class);
        return writes.change(new ChangeLeadDetails(id, read.change(), read.body().occurredAt()));
    }

    @Schema(name = "PatchLead", example = """
            {"phone": null, "interest": "Wants an offer for two warehouses"}""")
    record PatchBody(
            @JsonUnwrapped LeadDetails details,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/assign")
    @Operation(summary = "Hand a lead to somebody", description = "To anyone who may read it, whoever may change the lead.")
    @RefusedBy(value = LeadRule.class, rules = "LEAD_NOT_OPEN")
    @RefusedBy(value = Ownership.Rule.class, rules = {"UNKNOWN_EMPLOYEE", "OWNER_MAY_NOT_READ"})
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> assign(@PathVariable UUID id, @RequestBody @Valid AssignBody body,
            Writes writes) {
        return writes.change(new AssignLead(id, body.ownerId(), body.occurredAt()));
    }

    @Schema(name = "AssignLead", example = """
            {"ownerId": "01900000-0000-7000-8000-000000000003"}""")
    record AssignBody(
            @NotNull @Reference("employee") @Description("Who looks after it from now on") UUID ownerId,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/qualify")
    @Operation(summary = "Find a lead worth pursuing", description = "A new lead becomes qualified and can be converted; one that is qualified already stays as it is.")
    @RefusedBy(value = LeadRule.class, rules = "LEAD_NOT_OPEN")
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> qualify(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable QualifyBody body, Writes writes) {
        QualifyBody given = body == null ? new QualifyBody(null, null) : body;
        return writes.change(new QualifyLead(id, Normal.text(given.note()), given.occurredAt()));
    }

    @Schema(name = "QualifyLead", example = """
            {"note": "Has budget and a date"}""")
    record QualifyBody(
            @Nullable @Prose(max = 4000) @Description(value = "Why it is worth it", example = "Has budget and a date") String note,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/disqualify")
    @Operation(summary = "Find a lead not worth pursuing", description = "It does not change any more after that, unless it is reopened.")
    @RefusedBy(value = LeadRule.class, rules = "LEAD_NOT_OPEN")
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> disqualify(@PathVariable UUID id,
            @RequestBody @Valid DisqualifyBody body, Writes writes) {
        return writes.change(new DisqualifyLead(id, Normal.required(body.reason()), body.occurredAt()));
    }

    @Schema(name = "DisqualifyLead", example = """
            {"reason": "Looks for something else"}""")
    record DisqualifyBody(
            @NotNull @Prose(max = 4000) @Description(value = "Why it is not worth it", example = "Looks for something else") String reason,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/reopen")
    @Operation(summary = "Take up a disqualified lead again", description = "As it stood before it was disqualified: new or qualified.")
    @RefusedBy(value = LeadRule.class, rules = "LEAD_NOT_DISQUALIFIED")
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> reopen(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable ReopenBody body, Writes writes) {
        return writes.change(new ReopenLead(id, body == null ? null : body.occurredAt()));
    }

    @Schema(name = "ReopenLead", example = """
            {"occurredAt": "2026-11-01T10:00:00Z"}""")
    record ReopenBody(@Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/convert")
    @Operation(summary = "Turn a qualified lead into a contact", description = "With an account when the lead names an organisation, and with a deal when one is asked for. What is there already is linked instead of made: the contact and the account that are named, or else the one contact with the lead's e-mail address and the one account with the name of its organisation, however that is written. The answer names what else they may be. By an admin, a manager or a rep. The position of the answer also waits for the deal.")
    @ApiResponse(responseCode = "200", description = "What the lead has become", content = @Content(schema = @Schema(implementation = Converted.class)))
    @RefusedBy(value = LeadRule.class, rules = {"LEAD_NOT_OPEN", "LEAD_NOT_QUALIFIED", "UNKNOWN_ACCOUNT"})
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    @RefusedBy(value = ContactRule.class, rules = {"UNKNOWN_CONTACT", "CONTACT_MERGED", "CONTACT_ERASED"})
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> convert(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable ConvertBody body, Writes writes) {
        // It makes records that these roles may make.
        writes.caller().require(Role.ADMIN, Role.MANAGER, Role.REP);
        ConvertBody given = body == null ? new ConvertBody(null, null, null, null) : body;
        var newIds = new ConvertLead.NewIds(Writes.newId(), Writes.newId(), Writes.newId());
        return writes.change(new ConvertLead(id, given.contactId(), given.accountId(), newIds, given.deal(),
                given.occurredAt()));
    }

    @Schema(name = "ConvertLead", example = """
            {"deal": {"title": "Warehouse module", "amount": {"amount": "1250.00", "currency": "EUR"},
             "expectedClose": "2027-01-15"}}""")
    record ConvertBody(
            @Nullable @Reference("contact") @Description("Who the lead is already") UUID contactId,
            @Nullable @Reference("account") @Description("What its organisation is already") UUID accountId,
            @Nullable @Valid @Description("The deal to open with it; none when absent") RequestedDeal deal,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    /** Documents the answer of a conversion. */
    @Schema(name = "ConvertedLead")
    record Converted(
            @NotNull @Description("The record") UUID id,
            @NotNull @Description("Its version") Long version,
            @NotNull @Reference("contact") @Description("The contact it has become") UUID contactId,
            @Nullable @Reference("account") @Description("The account its organisation has become") UUID accountId,
            @Nullable @Reference("deal") @Description("The deal that was opened with it") UUID dealId,
            @NotNull @Description("Whether the contact was there before") Boolean contactLinked,
            @NotNull @Description("Whether the account was there before") Boolean accountLinked,
            @NotNull @Description("Contacts that may be the same person") List<@NotNull UUID> possibleContacts,
            @NotNull @Description("Accounts that may be the same organisation") List<@NotNull UUID> possibleAccounts) {}

    @PostMapping("/{id}/share")
    @Operation(summary = "Share a lead with somebody", description = "With a person or with a team, to read it or to change it as well, until the end of a day or for good. The same person or team has one share of a record: sharing again changes its terms. By whoever may change it. It counts for those whose level for records of this kind has `own`.")
    @ApiResponse(responseCode = "200", description = "The share", content = @Content(schema = @Schema(implementation = Shared.class)))
    @RefusedBy(value = Ownership.Rule.class, rules = "UNKNOWN_EMPLOYEE")
    @RefusedBy(value = RecordRule.class, rules = {"TOO_MANY_SHARES", "RECORD_ARCHIVED"})
    ResponseEntity<Map<String, @Nullable Object>> share(@PathVariable UUID id, @RequestBody @Valid ShareBody body,
            Writes writes) {
        return writes.change(new ShareLead(id, body.terms(), body.occurredAt()));
    }

    @PostMapping("/{id}/unshare")
    @Operation(summary = "End a share of a lead", description = "One that is not there is passed over.")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> unshare(@PathVariable UUID id,
            @RequestBody @Valid UnshareBody body, Writes writes) {
        return writes.change(new UnshareLead(id, body.shareId(), body.occurredAt()));
    }

    @PostMapping("/{id}/next-step")
    @Operation(operationId = "setLeadNextStep", summary = "Say what is to be done next with a lead", description = "In place of what was to be done before.")
    @RefusedBy(value = LeadRule.class, rules = "LEAD_NOT_OPEN")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> setNextStep(@PathVariable UUID id,
            @RequestBody @Valid NextStepBody body, Writes writes) {
        return writes.change(new SetLeadNextStep(id, body.nextStep(), body.occurredAt()));
    }

    @PostMapping("/{id}/next-step/done")
    @Operation(operationId = "finishLeadNextStep", summary = "Note that what was to be done next with a lead is done", description = "Nothing is to be done then until somebody says so.")
    @RefusedBy(value = LeadRule.class, rules = "LEAD_NOT_OPEN")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> finishNextStep(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable NextStepDoneBody body, Writes writes) {
        NextStepDoneBody given = body == null ? NextStepDoneBody.EMPTY : body;
        return writes.change(new FinishLeadNextStep(id, given.occurredAt()));
    }

    @PostMapping("/{id}/tags")
    @Operation(summary = "Give a lead tags, or take some away", description = "At most 50 in all. Tags that differ in capital and small letters alone are the same.")
    @RefusedBy(value = RecordRule.class, rules = {"TOO_MANY_TAGS", "RECORD_ARCHIVED"})
    ResponseEntity<Map<String, @Nullable Object>> tag(@PathVariable UUID id, @RequestBody @Valid TagsBody body,
            Writes writes) {
        return writes.change(new TagLead(id, body.add(), body.remove(), body.occurredAt()));
    }

    @PostMapping("/{id}/archive")
    @Operation(summary = "Put a lead away", description = "It is left out of the search, and of lists unless `archived=true` asks for it, and does not change until it is restored. Nothing is deleted.")
    ResponseEntity<Map<String, @Nullable Object>> archive(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable ArchiveBody body, Writes writes) {
        ArchiveBody given = body == null ? ArchiveBody.EMPTY : body;
        return writes.change(new ArchiveLead(id, given.reason(), given.occurredAt()));
    }

    @PostMapping("/{id}/restore")
    @Operation(summary = "Take up again a lead that was put away", description = "With all it had.")
    ResponseEntity<Map<String, @Nullable Object>> restore(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable RestoreBody body, Writes writes) {
        RestoreBody given = body == null ? RestoreBody.EMPTY : body;
        return writes.change(new RestoreLead(id, given.occurredAt()));
    }
}

package dev.rapport.deal.deal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.NextStepBody;
import dev.rapport.common.command.NextStepDoneBody;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.command.RecordRule;
import dev.rapport.common.command.ShareBody;
import dev.rapport.common.command.Shared;
import dev.rapport.common.command.StepRule;
import dev.rapport.common.command.TagsBody;
import dev.rapport.common.command.UnshareBody;
import dev.rapport.common.command.Writes;
import dev.rapport.common.customer.CustomerRule;
import dev.rapport.common.customer.WantedCustomer;
import dev.rapport.common.field.Normal;
import dev.rapport.common.projection.Arrival;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.deal.pipeline.DefaultPipeline;
import dev.rapport.deal.pipeline.PipelineRule;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Prose;
import dev.rapport.events.field.Reference;
import io.swagger.v3.oas.annotations.Operation;
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
@RequestMapping("/api/deals")
@Tag(name = "deals", description = "What customers may buy")
class DealController {

    private final MergePatch mergePatch;
    private final Arrival<WantedCustomer> arrival;
    private final Arrival<CustomerAccounts.Belonging> accountArrival;

    DealController(MergePatch mergePatch, Arrival<WantedCustomer> arrival,
            Arrival<CustomerAccounts.Belonging> accountArrival) {
        this.mergePatch = mergePatch;
        this.arrival = arrival;
        this.accountArrival = accountArrival;
    }

    @PostMapping
    @Operation(summary = "Open a deal", description = "On the first stage of its pipeline, for a contact or an account. `accountId` says which account of a contact it is for; when absent it is the one that the contact belongs to, the first of several. By an admin, a manager or a rep, who owns it unless `ownerId` names somebody below them.")
    @RefusedBy(value = CustomerRule.class, rules = {"UNKNOWN_CUSTOMER", "CUSTOMER_ERASED"})
    @RefusedBy(value = DealRule.class, rules = {"NOT_AN_ACCOUNT_OF_THE_CUSTOMER", "CURRENCY_MISMATCH"})
    @RefusedBy(value = PipelineRule.class, rules = "UNKNOWN_PIPELINE")
    @RefusedBy(value = Ownership.Rule.class, rules = {"UNKNOWN_EMPLOYEE", "OWNER_MAY_NOT_READ"})
    @RefusedBy(value = RecordRule.class, rules = {"EXTERNAL_ID_TAKEN", "CUSTOM_VALUE_TAKEN",
            "SENSITIVE_DATA_NOT_ENABLED"})
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER, Role.REP);
        arrival.await(new WantedCustomer(writes.caller(), body.customerId()));
        if (body.accountId() != null) {
            accountArrival.await(new CustomerAccounts.Belonging(body.customerId(), body.accountId()));
        }
        return writes.create("/api/deals",
                new CreateDeal(Writes.newId(), body.details(), body.customerId(), body.accountId(),
                        body.pipelineId() == null ? DefaultPipeline.ID : body.pipelineId(), body.ownerId(), null,
                        body.occurredAt()));
    }

    @Schema(name = "CreateDeal", example = """
            {"title": "Warehouse module", "customerId": "01900000-0000-7000-8000-0000000000c1",
             "amount": {"amount": "1250.00", "currency": "EUR"}, "expectedClose": "2027-01-15"}""")
    record CreateBody(
            @JsonUnwrapped @Valid DealDetails details,
            @NotNull @Reference( {"contact", "account"}) @Description("Who would buy") UUID customerId,
            @Nullable @Reference("account") @Description("Which account of a contact it is for; the first that the contact belongs to when absent") UUID accountId,
            @Nullable @Reference("pipeline") @Description("The pipeline it goes through; the default one when absent") UUID pipelineId,
            @Nullable @Reference("employee") @Description("Who looks after it; whoever makes the request when absent") UUID ownerId,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt){}

    @PatchMapping("/{id}")
    @Operation(summary = "Change a deal's details or owner", description = "A JSON merge patch: what is absent stays, null clears. Details of a closed deal can be corrected too; its customer, account and pipeline never change. `occurredAt` may not lie before the previous step.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    @RefusedBy(value = Ownership.Rule.class, rules = {"UNKNOWN_EMPLOYEE", "OWNER_MAY_NOT_READ"})
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    @RefusedBy(value = RecordRule.class, rules = {"EXTERNAL_ID_TAKEN", "CUSTOM_VALUE_TAKEN",
            "SENSITIVE_DATA_NOT_ENABLED"})
    @RefusedBy(value = DealRule.class, rules = "CURRENCY_MISMATCH")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        var read = mergePatch.read(patch, PatchBody.class, DealDetails.class);
        return writes.change(new ChangeDealDetails(id, read.change(), read.body().ownerId(), read.body().occurredAt()));
    }

    /** The owner is null when the patch does not name one; no patch can take the owner away. */
    @Schema(name = "PatchDeal", example = """
            {"amount": {"amount": "1500.00", "currency": "EUR"}, "expectedClose": "2027-02-01"}""")
    record PatchBody(
            @JsonUnwrapped DealDetails details,
            @Nullable @NotNull @Reference("employee") @Description("Who looks after it from now on") UUID ownerId,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/move")
    @Operation(summary = "Move an open deal to another stage", description = "Forwards or backwards. `occurredAt` may not lie before the previous step.")
    @RefusedBy(value = DealRule.class, rules = "DEAL_ALREADY_CLOSED")
    @RefusedBy(value = PipelineRule.class, rules = "UNKNOWN_STAGE")
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    ResponseEntity<Map<String, @Nullable Object>> move(@PathVariable UUID id, @RequestBody @Valid MoveBody body,
            Writes writes) {
        return writes.change(new MoveDeal(id, body.stage(), body.occurredAt()));
    }

    @Schema(name = "MoveDeal", example = """
            {"stage": "proposal"}""")
    record MoveBody(
            @NotNull @Line(max = 60) @Description(value = "Key of the stage it comes to", example = "proposal") String stage,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/win")
    @Operation(summary = "Win an open deal", description = "One that is won already stays as it is.")
    @RefusedBy(value = DealRule.class, rules = "DEAL_ALREADY_CLOSED")
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    ResponseEntity<Map<String, @Nullable Object>> win(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable StepBody body, Writes writes) {
        return writes.change(new WinDeal(id, body == null ? null : body.occurredAt()));
    }

    @PostMapping("/{id}/lose")
    @Operation(summary = "Lose an open deal", description = "One that is lost already stays as it is, with its reason.")
    @RefusedBy(value = DealRule.class, rules = "DEAL_ALREADY_CLOSED")
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    ResponseEntity<Map<String, @Nullable Object>> lose(@PathVariable UUID id, @RequestBody @Valid LoseBody body,
            Writes writes) {
        return writes.change(new LoseDeal(id, Normal.required(body.reason()), body.occurredAt()));
    }

    @Schema(name = "LoseDeal", example = """
            {"reason": "price"}""")
    record LoseBody(
            @NotNull @Prose(max = 4000) @Description(value = "Why it was lost", example = "price") String reason,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/reopen")
    @Operation(summary = "Take up a deal that was won or lost", description = "On the stage it had, or on the first one when that has been removed since.")
    @RefusedBy(value = DealRule.class, rules = "DEAL_NOT_CLOSED")
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    ResponseEntity<Map<String, @Nullable Object>> reopen(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable StepBody body, Writes writes) {
        return writes.change(new ReopenDeal(id, body == null ? null : body.occurredAt()));
    }

    /** A step of which there is nothing to say but, possibly, when it happened. */
    @Schema(name = "StepOfDeal", example = """
            {"occurredAt": "2026-11-01T10:00:00Z"}""")
    record StepBody(@Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/share")
    @Operation(summary = "Share a deal with somebody", description = "With a person or with a team, to read it or to change it as well, until the end of a day or for good. The same person or team has one share of a record: sharing again changes its terms. By whoever may change it. It counts for those whose level for records of this kind has `own`.")
    @ApiResponse(responseCode = "200", description = "The share", content = @Content(schema = @Schema(implementation = Shared.class)))
    @RefusedBy(value = Ownership.Rule.class, rules = "UNKNOWN_EMPLOYEE")
    @RefusedBy(value = RecordRule.class, rules = {"TOO_MANY_SHARES", "RECORD_ARCHIVED"})
    ResponseEntity<Map<String, @Nullable Object>> share(@PathVariable UUID id, @RequestBody @Valid ShareBody body,
            Writes writes) {
        return writes.change(new ShareDeal(id, body.terms(), body.occurredAt()));
    }

    @PostMapping("/{id}/unshare")
    @Operation(summary = "End a share of a deal", description = "One that is not there is passed over.")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> unshare(@PathVariable UUID id,
            @RequestBody @Valid UnshareBody body, Writes writes) {
        return writes.change(new UnshareDeal(id, body.shareId(), body.occurredAt()));
    }

    @PostMapping("/{id}/next-step")
    @Operation(operationId = "setDealNextStep", summary = "Say what is to be done next with a deal", description = "In place of what was to be done before.")
    @RefusedBy(value = DealRule.class, rules = "DEAL_ALREADY_CLOSED")
    ResponseEntity<Map<String, @Nullable Object>> setNextStep(@PathVariable UUID id,
            @RequestBody @Valid NextStepBody body, Writes writes) {
        return writes.change(new SetDealNextStep(id, body.nextStep(), body.occurredAt()));
    }

    @PostMapping("/{id}/next-step/done")
    @Operation(operationId = "finishDealNextStep", summary = "Note that what was to be done next with a deal is done", description = "Nothing is to be done then until somebody says so.")
    @RefusedBy(value = DealRule.class, rules = "DEAL_ALREADY_CLOSED")
    ResponseEntity<Map<String, @Nullable Object>> finishNextStep(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable NextStepDoneBody body, Writes writes) {
        NextStepDoneBody given = body == null ? NextStepDoneBody.EMPTY : body;
        return writes.change(new FinishDealNextStep(id, given.occurredAt()));
    }

    @PostMapping("/{id}/tags")
    @Operation(summary = "Give a deal tags, or take some away", description = "At most 50 in all. Tags that differ in capital and small letters alone are the same.")
    @RefusedBy(value = RecordRule.class, rules = {"TOO_MANY_TAGS"})
    ResponseEntity<Map<String, @Nullable Object>> tag(@PathVariable UUID id, @RequestBody @Valid TagsBody body,
            Writes writes) {
        return writes.change(new TagDeal(id, body.add(), body.remove(), body.occurredAt()));
    }
}

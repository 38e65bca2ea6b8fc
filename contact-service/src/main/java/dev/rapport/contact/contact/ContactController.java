package dev.rapport.contact.contact;

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
import dev.rapport.common.field.Normal;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.contact.classification.ClassificationRule;
import dev.rapport.contact.classification.ClassifyBody;
import dev.rapport.contact.need.CloseNeedBody;
import dev.rapport.contact.need.NeedBody;
import dev.rapport.contact.need.NeedRule;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.contact.KeptKind;
import dev.rapport.events.customer.Channel;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Prose;
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
import jakarta.validation.constraints.Size;
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
@RequestMapping("/api/contacts")
@Tag(name = "contacts", description = "People we have a relationship with")
class ContactController {

    private final MergePatch mergePatch;

    ContactController(MergePatch mergePatch) {
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Create a contact", description = "By an admin, a manager, a rep or support, who owns it unless `ownerId` names somebody below them.")
    @RefusedBy(value = ContactRule.class, rules = "UNKNOWN_ACCOUNT")
    @RefusedBy(value = Ownership.Rule.class, rules = {"UNKNOWN_EMPLOYEE", "OWNER_MAY_NOT_READ"})
    @RefusedBy(value = RecordRule.class, rules = {"EXTERNAL_ID_TAKEN", "CUSTOM_VALUE_TAKEN",
            "SENSITIVE_DATA_NOT_ENABLED"})
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER, Role.REP, Role.SUPPORT);
        return writes.create("/api/contacts",
                new CreateContact(Writes.newId(), body.details(), body.ownerId(), body.occurredAt()));
    }

    @Schema(name = "CreateContact", example = """
            {"name": "Somchai Jaidee", "email": "somchai@siam-trading.example", "phone": "+66812345678",
             "jobTitle": "Head of purchasing", "language": "th", "territory": "Bangkok", "source": "trade fair"}""")
    record CreateBody(
            @JsonUnwrapped @Valid ContactDetails details,
            @Nullable @Reference("employee") @Description("Who looks after it; whoever makes the request when absent") UUID ownerId,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Change a contact's details or owner", description = "A JSON merge patch: what is absent stays, null clears.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    @RefusedBy(value = ContactRule.class, rules = {"CONTACT_MERGED", "CONTACT_ERASED", "UNKNOWN_ACCOUNT"})
    @RefusedBy(value = Ownership.Rule.class, rules = {"UNKNOWN_EMPLOYEE", "OWNER_MAY_NOT_READ"})
    @RefusedBy(value = RecordRule.class, rules = {"EXTERNAL_ID_TAKEN", "RECORD_ARCHIVED", "CUSTOM_VALUE_TAKEN",
            "SENSITIVE_DATA_NOT_ENABLED"})
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        var read = mergePatch.read(patch, PatchBody.class, ContactDetails.class);
        return writes.change(
                new ChangeContactDetails(id, read.change(), read.body().ownerId(), read.body().occurredAt()));
    }

    /** The owner is null when the patch does not name one; no patch can take the owner away. */
    @Schema(name = "PatchContact", example = """
            {"jobTitle": "Managing director", "phone": null}""")
    record PatchBody(
            @JsonUnwrapped ContactDetails details,
            @Nullable @NotNull @Reference("employee") @Description("Who looks after it from now on") UUID ownerId,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/classify")
    @Operation(summary = "Classify a contact", description = "Sets lifecycle, tier or both. potential → prospect → customer, each → lost with a reason, lost → prospect.")
    @RefusedBy(value = ContactRule.class, rules = {"CONTACT_MERGED", "CONTACT_ERASED"})
    @RefusedBy(value = ClassificationRule.class, rules = "LIFECYCLE_TRANSITION_NOT_ALLOWED")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> classify(@PathVariable UUID id, @RequestBody @Valid ClassifyBody body,
            Writes writes) {
        return writes.change(new ClassifyContact(id, body.wanted(), body.occurredAt()));
    }

    @PostMapping("/{id}/merge")
    @Operation(summary = "Merge a duplicate into this contact", description = "The duplicate keeps its history and refuses changes until it is unmerged. The caller must be allowed to change both.")
    @RefusedBy(value = ContactRule.class, rules = {"CONTACT_MERGED", "CONTACT_ERASED", "MERGED_WITH_ITSELF",
            "UNKNOWN_CONTACT"})
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> merge(@PathVariable UUID id, @RequestBody @Valid DuplicateBody body,
            Writes writes) {
        return writes.change(new MergeContacts(id, body.duplicateId(), body.occurredAt()));
    }

    @PostMapping("/{id}/unmerge")
    @Operation(summary = "Take a duplicate out of this contact again", description = "It becomes a contact of its own again, with everything it had; what was done meanwhile stays where it was done.")
    @RefusedBy(value = ContactRule.class, rules = {"CONTACT_MERGED", "CONTACT_ERASED", "CONTACT_NOT_MERGED"})
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> unmerge(@PathVariable UUID id,
            @RequestBody @Valid DuplicateBody body, Writes writes) {
        return writes.change(new UnmergeContacts(id, body.duplicateId(), body.occurredAt()));
    }

    @Schema(name = "DuplicateContact", example = """
            {"duplicateId": "01950000-0000-7000-8000-00000000000b"}""")
    record DuplicateBody(
            @NotNull @Reference("contact") @Description("The duplicate") UUID duplicateId,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/consents")
    @Operation(operationId = "recordConsent", summary = "Record that a contact gives or withdraws consent", description = "For a purpose on one channel or, without `channel`, on all of them; the last word on a channel counts.")
    @RefusedBy(value = ContactRule.class, rules = {"CONTACT_MERGED", "CONTACT_ERASED"})
    ResponseEntity<Map<String, @Nullable Object>> recordConsent(@PathVariable UUID id,
            @RequestBody @Valid ConsentBody body, Writes writes) {
        return writes.change(new RecordConsent(id, body.consent(), body.given(), Normal.text(body.evidence()),
                body.occurredAt()));
    }

    @Schema(name = "RecordConsent", example = """
            {"purpose": "newsletter", "channel": "email", "given": true, "evidence": "Sign-up form, 3 May"}""")
    record ConsentBody(
            @NotNull @Line(max = 60) @Description(value = "What for", example = "newsletter") String purpose,
            @Nullable @Choice(Channel.class) @Description("The channel it is said of; all of them when absent") String channel,
            @NotNull @Description("Whether the person agrees") Boolean given,
            @Nullable @Prose(max = 4000) @Description(value = "How we know", example = "Form on the web site, 1 November") String evidence,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {

        Consent consent() {
            return new Consent(Normal.required(purpose), channel);
        }
    }

    @PostMapping("/{id}/erase")
    @Operation(summary = "Forget a contact", description = "By an admin, or a manager for what they and those below them own; for good, and with the duplicates merged into the contact. Read models drop the person; events already stored and published keep what they hold.")
    @RefusedBy(value = ContactRule.class, rules = "CONTACT_ERASED")
    ResponseEntity<Map<String, @Nullable Object>> erase(@PathVariable UUID id, @RequestBody @Valid EraseBody body,
            Writes writes) {
        return writes.change(new EraseContact(id, Normal.required(body.reason()), body.occurredAt()));
    }

    @Schema(name = "EraseContact", example = """
            {"reason": "Request of the person"}""")
    record EraseBody(
            @NotNull @Line @Description(value = "Why the person is forgotten", example = "The person asked for it") String reason,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PostMapping("/{id}/share")
    @Operation(summary = "Share a contact with somebody", description = "With a person or with a team, to read it or to change it as well, until the end of a day or for good. The same person or team has one share of a record: sharing again changes its terms. By whoever may change it. It counts for those whose level for records of this kind has `own`.")
    @ApiResponse(responseCode = "200", description = "The share", content = @Content(schema = @Schema(implementation = Shared.class)))
    @RefusedBy(value = Ownership.Rule.class, rules = "UNKNOWN_EMPLOYEE")
    @RefusedBy(value = RecordRule.class, rules = {"TOO_MANY_SHARES", "RECORD_ARCHIVED"})
    ResponseEntity<Map<String, @Nullable Object>> share(@PathVariable UUID id, @RequestBody @Valid ShareBody body,
            Writes writes) {
        return writes.change(new ShareContact(id, body.terms(), body.occurredAt()));
    }

    @PostMapping("/{id}/unshare")
    @Operation(summary = "End a share of a contact", description = "One that is not there is passed over.")
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> unshare(@PathVariable UUID id,
            @RequestBody @Valid UnshareBody body, Writes writes) {
        return writes.change(new UnshareContact(id, body.shareId(), body.occurredAt()));
    }

    @PostMapping("/{id}/kinds")
    @Operation(operationId = "changeContactKinds", summary = "Say what a contact is to us, or is no longer", description = "A subscriber, an advocate, an employee of a customer, or several of these. That somebody is a customer follows from the lifecycle and cannot be given.")
    @RefusedBy(value = ContactRule.class, rules = {"CONTACT_MERGED", "CONTACT_ERASED"})
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> changeKinds(@PathVariable UUID id, @RequestBody @Valid KindsBody body,
            Writes writes) {
        return writes.change(new ChangeContactKinds(id, body.add(), body.remove(), body.occurredAt()));
    }

    @Schema(name = "ChangeKinds", example = """
            {"add": ["subscriber"], "remove": ["advocate"]}""")
    record KindsBody(
            @Nullable @Size(max = 3) @Description(value = "What the contact becomes", example = "subscriber") List<@NotNull @Choice(KeptKind.class) String> add,
            @Nullable @Size(max = 3) @Description(value = "What the contact is no longer", example = "advocate") List<@NotNull @Choice(KeptKind.class) String> remove,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {

        @Override
        public List<String> add() {
            return add == null ? List.of() : add;
        }

        @Override
        public List<String> remove() {
            return remove == null ? List.of() : remove;
        }
    }

    @PostMapping("/{id}/needs")
    @Operation(operationId = "recordContactNeed", summary = "Note what a contact needs", description = "The answer names it by `needId`. At most 200 are open at a time.")
    @RefusedBy(value = NeedRule.class, rules = "TOO_MANY_OPEN_NEEDS")
    @RefusedBy(value = ContactRule.class, rules = {"CONTACT_MERGED", "CONTACT_ERASED"})
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> recordNeed(@PathVariable UUID id, @RequestBody @Valid NeedBody body,
            Writes writes) {
        return writes.change(new RecordContactNeed(id, Writes.newId(), body.need(), body.occurredAt()));
    }

    @PostMapping("/{id}/needs/{needId}/close")
    @Operation(operationId = "closeContactNeed", summary = "Say what became of a need", description = "One that was closed with the same outcome already stays as it is.")
    @Parameter(name = "needId", in = ParameterIn.PATH, description = "Id of the need")
    @RefusedBy(value = NeedRule.class, rules = "NEED_CLOSED")
    @RefusedBy(value = ContactRule.class, rules = {"CONTACT_MERGED", "CONTACT_ERASED"})
    @RefusedBy(value = RecordRule.class, rules = "RECORD_ARCHIVED")
    ResponseEntity<Map<String, @Nullable Object>> closeNeed(@PathVariable UUID id, @PathVariable UUID needId,
            @RequestBody @Valid CloseNeedBody body, Writes writes) {
        return writes.change(new CloseContactNeed(id, needId, body.outcome(), body.occurredAt()));
    }

    @PostMapping("/{id}/tags")
    @Operation(summary = "Give a contact tags, or take some away", description = "At most 50 in all. Tags that differ in capital and small letters alone are the same.")
    @RefusedBy(value = RecordRule.class, rules = {"TOO_MANY_TAGS", "RECORD_ARCHIVED"})
    ResponseEntity<Map<String, @Nullable Object>> tag(@PathVariable UUID id, @RequestBody @Valid TagsBody body,
            Writes writes) {
        return writes.change(new TagContact(id, body.add(), body.remove(), body.occurredAt()));
    }

    @PostMapping("/{id}/archive")
    @Operation(summary = "Put a contact away", description = "It is left out of the search, and of lists unless `archived=true` asks for it, and does not change until it is restored. Nothing is deleted.")
    ResponseEntity<Map<String, @Nullable Object>> archive(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable ArchiveBody body, Writes writes) {
        ArchiveBody given = body == null ? ArchiveBody.EMPTY : body;
        return writes.change(new ArchiveContact(id, given.reason(), given.occurredAt()));
    }

    @PostMapping("/{id}/restore")
    @Operation(summary = "Take up again a contact that was put away", description = "With all it had.")
    ResponseEntity<Map<String, @Nullable Object>> restore(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable RestoreBody body, Writes writes) {
        RestoreBody given = body == null ? RestoreBody.EMPTY : body;
        return writes.change(new RestoreContact(id, given.occurredAt()));
    }
}

package dev.rapport.contact.contact;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.Writes;
import dev.rapport.common.field.Normal;
import dev.rapport.contact.classification.ClassifyBody;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.customer.Channel;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Prose;
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
@RequestMapping("/api/contacts")
@Tag(name = "contacts", description = "People we have a relationship with")
class ContactController {

    private static final String UNCHANGEABLE = "`contact-merged`, `contact-erased`";

    private final MergePatch mergePatch;

    ContactController(MergePatch mergePatch) {
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Create a contact", description = "By an admin, a manager, a rep or support, who owns it unless `ownerId` names somebody below them.")
    @ApiResponse(responseCode = "409", description = "`unknown-account`, `unknown-employee`, `owner-may-not-read`")
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
            @Nullable UUID ownerId,
            @Nullable Instant occurredAt) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Change a contact's details or owner", description = "A JSON merge patch: what is absent stays, null clears.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    @ApiResponse(responseCode = "409", description = UNCHANGEABLE
            + ", `unknown-account`, `unknown-employee`, `owner-may-not-read`")
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
            @Nullable @NotNull UUID ownerId,
            @Nullable Instant occurredAt) {}

    @PostMapping("/{id}/classify")
    @Operation(summary = "Classify a contact", description = "Sets lifecycle, tier or both. potential → prospect → customer, each → lost with a reason, lost → prospect.")
    @ApiResponse(responseCode = "409", description = UNCHANGEABLE + ", `lifecycle-transition-not-allowed`")
    ResponseEntity<Map<String, @Nullable Object>> classify(@PathVariable UUID id, @RequestBody @Valid ClassifyBody body,
            Writes writes) {
        return writes.change(new ClassifyContact(id, body.wanted(), body.occurredAt()));
    }

    @PostMapping("/{id}/merge")
    @Operation(summary = "Merge a duplicate into this contact", description = "The duplicate keeps its history and refuses changes until it is unmerged. The caller must be allowed to change both.")
    @ApiResponse(responseCode = "409", description = UNCHANGEABLE + ", `merged-with-itself`, `unknown-contact`")
    ResponseEntity<Map<String, @Nullable Object>> merge(@PathVariable UUID id, @RequestBody @Valid DuplicateBody body,
            Writes writes) {
        return writes.change(new MergeContacts(id, body.duplicateId(), body.occurredAt()));
    }

    @PostMapping("/{id}/unmerge")
    @Operation(summary = "Take a duplicate out of this contact again")
    @ApiResponse(responseCode = "409", description = UNCHANGEABLE + ", `contact-not-merged`")
    ResponseEntity<Map<String, @Nullable Object>> unmerge(@PathVariable UUID id,
            @RequestBody @Valid DuplicateBody body, Writes writes) {
        return writes.change(new UnmergeContacts(id, body.duplicateId(), body.occurredAt()));
    }

    @Schema(name = "DuplicateContact", example = """
            {"duplicateId": "01950000-0000-7000-8000-00000000000b"}""")
    record DuplicateBody(@NotNull UUID duplicateId, @Nullable Instant occurredAt) {}

    @PostMapping("/{id}/consents")
    @Operation(operationId = "recordConsent", summary = "Record that a contact gives or withdraws consent", description = "For a purpose on one channel or, without `channel`, on all of them; the last word on a channel counts.")
    @ApiResponse(responseCode = "409", description = UNCHANGEABLE)
    ResponseEntity<Map<String, @Nullable Object>> recordConsent(@PathVariable UUID id,
            @RequestBody @Valid ConsentBody body, Writes writes) {
        return writes.change(new RecordConsent(id, body.consent(), body.given(), Normal.text(body.evidence()),
                body.occurredAt()));
    }

    @Schema(name = "RecordConsent", example = """
            {"purpose": "newsletter", "channel": "email", "given": true, "evidence": "Sign-up form, 3 May"}""")
    record ConsentBody(
            @NotNull @Line(max = 60) String purpose,
            @Nullable @Choice(Channel.class) String channel,
            @NotNull Boolean given,
            @Nullable @Prose(max = 4000) String evidence,
            @Nullable Instant occurredAt) {

        Consent consent() {
            return new Consent(Normal.required(purpose), channel);
        }
    }

    @PostMapping("/{id}/erase")
    @Operation(summary = "Forget a contact", description = "By an admin, or a manager for what they and those below them own; for good, and with the duplicates merged into the contact. Read models drop the person; events already stored and published keep what they hold.")
    @ApiResponse(responseCode = "409", description = "`contact-erased`")
    ResponseEntity<Map<String, @Nullable Object>> erase(@PathVariable UUID id, @RequestBody @Valid EraseBody body,
            Writes writes) {
        return writes.change(new EraseContact(id, Normal.required(body.reason()), body.occurredAt()));
    }

    @Schema(name = "EraseContact", example = """
            {"reason": "Request of the person"}""")
    record EraseBody(@NotNull @Line String reason, @Nullable Instant occurredAt) {}
}

package dev.rapport.contact.contact;

import dev.rapport.common.command.Writes;
import dev.rapport.common.staff.Ownership;
import dev.rapport.common.security.Role;
import dev.rapport.common.web.OccurredAt;
import dev.rapport.common.web.validation.EmailAddress;
import dev.rapport.common.web.validation.Line;
import dev.rapport.common.web.validation.Normal;
import dev.rapport.common.web.validation.PhoneNumber;
import dev.rapport.common.web.validation.Prose;
import dev.rapport.contact.classification.ClassifyBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
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

    private static final String UNCHANGEABLE = "`contact-merged`, `contact-erased`";

    private final Ownership ownership;
    private final Clock clock;

    ContactController(Ownership ownership, Clock clock) {
        this.ownership = ownership;
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "Create a contact", description = "By an admin, a manager, a rep or support, who owns it unless `ownerId` names somebody below them.")
    @ApiResponse(responseCode = "409", description = "`unknown-account`, `unknown-employee`")
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER, Role.REP, Role.SUPPORT);
        return writes.create("/api/contacts", new CreateContact(Writes.newId(), body.details(),
                ownership.of(writes.caller(), body.ownerId()), null, OccurredAt.of(body.occurredAt(), clock)));
    }

    @Schema(name = "CreateContact", example = """
            {"name": "Somchai Jaidee", "email": "somchai@siam-trading.example", "phone": "+66812345678",
             "jobTitle": "Head of purchasing", "language": "th", "territory": "Bangkok", "source": "trade fair"}""")
    record CreateBody(
            @NotNull @Line String name,
            @Nullable @EmailAddress String email,
            @Nullable @PhoneNumber String phone,
            @Nullable @Line(max = 100) String jobTitle,
            @Nullable @LanguageTag String language,
            @Nullable @Line(max = 100) String territory,
            @Nullable @Line(max = 60) String source,
            @Nullable @Size(max = 50) List<@NotNull UUID> accountIds,
            @Nullable UUID ownerId,
            @Nullable Instant occurredAt) {

        ContactDetails details() {
            return new ContactDetails(name, email, phone, jobTitle, language, territory, source,
                    accountIds == null ? List.of() : accountIds);
        }
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a contact's details or owner", description = "A JSON merge patch: what is absent stays, null clears.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = ContactPatch.class)))
    @ApiResponse(responseCode = "409", description = UNCHANGEABLE + ", `unknown-account`, `unknown-employee`")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        ownership.next(writes.caller(), patch);
        return writes.change(new ChangeContactDetails(id, patch));
    }

    @PostMapping("/{id}/classify")
    @Operation(summary = "Classify a contact", description = "Sets lifecycle, tier or both. potential → prospect → customer, each → lost with a reason, lost → prospect.")
    @ApiResponse(responseCode = "409", description = UNCHANGEABLE + ", `lifecycle-transition-not-allowed`")
    ResponseEntity<Map<String, @Nullable Object>> classify(@PathVariable UUID id, @RequestBody @Valid ClassifyBody body,
            Writes writes) {
        return writes.change(new ClassifyContact(id, body.wanted(), OccurredAt.of(body.occurredAt(), clock)));
    }

    @PostMapping("/{id}/merge")
    @Operation(summary = "Merge a duplicate into this contact", description = "The duplicate keeps its history and refuses changes until it is unmerged. The caller must be allowed to change both.")
    @ApiResponse(responseCode = "409", description = UNCHANGEABLE + ", `merged-with-itself`, `unknown-contact`")
    ResponseEntity<Map<String, @Nullable Object>> merge(@PathVariable UUID id, @RequestBody @Valid DuplicateBody body,
            Writes writes) {
        return writes.change(new MergeContacts(id, body.duplicateId(), OccurredAt.of(body.occurredAt(), clock)));
    }

    @PostMapping("/{id}/unmerge")
    @Operation(summary = "Take a duplicate out of this contact again")
    @ApiResponse(responseCode = "409", description = UNCHANGEABLE + ", `contact-not-merged`")
    ResponseEntity<Map<String, @Nullable Object>> unmerge(@PathVariable UUID id,
            @RequestBody @Valid DuplicateBody body, Writes writes) {
        return writes.change(new UnmergeContacts(id, body.duplicateId(), OccurredAt.of(body.occurredAt(), clock)));
    }

    @Schema(name = "DuplicateContact", example = """
            {"duplicateId": "01950000-0000-7000-8000-00000000000b"}""")
    record DuplicateBody(@NotNull UUID duplicateId, @Nullable Instant occurredAt) {}

    @PostMapping("/{id}/consents")
    @Operation(operationId = "recordConsent", summary = "Record that a contact gives or withdraws consent", description = "For a purpose on one channel or, without `channel`, on all of them.")
    @ApiResponse(responseCode = "409", description = UNCHANGEABLE)
    ResponseEntity<Map<String, @Nullable Object>> recordConsent(@PathVariable UUID id,
            @RequestBody @Valid ConsentBody body, Writes writes) {
        return writes.change(new RecordConsent(id, body.consent(), body.given(), Normal.text(body.evidence()),
                OccurredAt.of(body.occurredAt(), clock)));
    }

    @Schema(name = "RecordConsent", example = """
            {"purpose": "newsletter", "channel": "email", "given": true, "evidence": "Sign-up form, 3 May"}""")
    record ConsentBody(
            @NotNull @Line(max = 60) String purpose,
            @Nullable Channel channel,
            @NotNull Boolean given,
            @Nullable @Prose(max = 4000) String evidence,
            @Nullable Instant occurredAt) {

        Consent consent() {
            return new Consent(Normal.required(purpose), channel == null ? null : channel.code());
        }
    }

    @PostMapping("/{id}/erase")
    @Operation(summary = "Forget a contact", description = "By an admin, or a manager for what they and those below them own; for good, and with the duplicates merged into the contact. Read models drop the person; events already stored and published keep what they hold.")
    @ApiResponse(responseCode = "409", description = "`contact-erased`")
    ResponseEntity<Map<String, @Nullable Object>> erase(@PathVariable UUID id, @RequestBody @Valid EraseBody body,
            Writes writes) {
        return writes.change(new EraseContact(id, Normal.required(body.reason()),
                OccurredAt.of(body.occurredAt(), clock)));
    }

    @Schema(name = "EraseContact", example = """
            {"reason": "Request of the person"}""")
    record EraseBody(@NotNull @Line String reason, @Nullable Instant occurredAt) {}
}

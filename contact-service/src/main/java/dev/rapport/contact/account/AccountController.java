package dev.rapport.contact.account;

import dev.rapport.common.command.Writes;
import dev.rapport.common.staff.Ownership;
import dev.rapport.common.security.Role;
import dev.rapport.common.web.OccurredAt;
import dev.rapport.common.web.validation.Line;
import dev.rapport.common.web.validation.PhoneNumber;
import dev.rapport.contact.classification.ClassifyBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
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

    private final Ownership ownership;
    private final Clock clock;

    AccountController(Ownership ownership, Clock clock) {
        this.ownership = ownership;
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "Create an account", description = "By an admin, a manager or a rep, who owns it unless `ownerId` names somebody below them.")
    @ApiResponse(responseCode = "409", description = "`unknown-employee`")
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER, Role.REP);
        return writes.create("/api/accounts", new CreateAccount(Writes.newId(), body.details(),
                ownership.of(writes.caller(), body.ownerId()), null, OccurredAt.of(body.occurredAt(), clock)));
    }

    @Schema(name = "CreateAccount", example = """
            {"name": "Siam Trading Co., Ltd.", "industry": "logistics", "website": "https://siam-trading.example",
             "phone": "+6625550100", "territory": "Bangkok"}""")
    record CreateBody(
            @NotNull @Line String name,
            @Nullable @Line(max = 100) String industry,
            @Nullable @WebAddress @Schema(format = "uri", maxLength = 300) String website,
            @Nullable @PhoneNumber String phone,
            @Nullable @Line(max = 100) String territory,
            @Nullable UUID ownerId,
            @Nullable Instant occurredAt) {

        AccountDetails details() {
            return new AccountDetails(name, industry, website, phone, territory);
        }
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change an account's details or owner", description = "A JSON merge patch: what is absent stays, null clears.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = AccountPatch.class)))
    @ApiResponse(responseCode = "409", description = "`unknown-employee`")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        ownership.next(writes.caller(), patch);
        return writes.change(new ChangeAccountDetails(id, patch));
    }

    @PostMapping("/{id}/classify")
    @Operation(summary = "Classify an account", description = "Sets lifecycle, tier or both. potential → prospect → customer, each → lost with a reason, lost → prospect.")
    @ApiResponse(responseCode = "409", description = "`lifecycle-transition-not-allowed`")
    ResponseEntity<Map<String, @Nullable Object>> classify(@PathVariable UUID id, @RequestBody @Valid ClassifyBody body,
            Writes writes) {
        return writes.change(new ClassifyAccount(id, body.wanted(), OccurredAt.of(body.occurredAt(), clock)));
    }
}

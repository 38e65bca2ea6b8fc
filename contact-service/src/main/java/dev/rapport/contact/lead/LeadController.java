package dev.rapport.contact.lead;

import dev.rapport.common.command.Writes;
import dev.rapport.common.security.Ownership;
import dev.rapport.common.security.Role;
import dev.rapport.common.web.OccurredAt;
import dev.rapport.common.web.validation.EmailAddress;
import dev.rapport.common.web.validation.Line;
import dev.rapport.common.web.validation.MoneyBody;
import dev.rapport.common.web.validation.PhoneNumber;
import dev.rapport.common.web.validation.Prose;
import dev.rapport.events.lead.RequestedDeal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
class LeadController {

    private final Ownership ownership;
    private final Clock clock;

    LeadController(Ownership ownership, Clock clock) {
        this.ownership = ownership;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETING);
        return writes.create("/api/leads", new CreateLead(Writes.newId(), body.details(),
                ownership.of(writes.caller(), body.ownerId()), OccurredAt.of(body.occurredAt(), clock)));
    }

    record CreateBody(@NotNull @Line String name, @Nullable @Line String organisation,
            @Nullable @EmailAddress String email, @Nullable @PhoneNumber String phone,
            @Nullable @Line(max = 60) String source, @Nullable @Prose(max = 4000) String interest,
            @Nullable UUID ownerId, @Nullable Instant occurredAt) {

        LeadDetails details() {
            return new LeadDetails(name, organisation, email, phone, source, interest);
        }
    }

    @PatchMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        return writes.change(new ChangeLeadDetails(id, patch, OccurredAt.of(null, clock)));
    }

    @PostMapping("/{id}/assign")
    ResponseEntity<Map<String, @Nullable Object>> assign(@PathVariable UUID id, @RequestBody @Valid AssignBody body,
            Writes writes) {
        return writes.change(new AssignLead(id, ownership.next(writes.caller(), body.ownerId()),
                OccurredAt.of(body.occurredAt(), clock)));
    }

    record AssignBody(@NotNull UUID ownerId, @Nullable Instant occurredAt) {
    }

    @PostMapping("/{id}/qualify")
    ResponseEntity<Map<String, @Nullable Object>> qualify(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable QualifyBody body, Writes writes) {
        QualifyBody given = body == null ? new QualifyBody(null, null) : body;
        return writes.change(new QualifyLead(id, given.note(), OccurredAt.of(given.occurredAt(), clock)));
    }

    record QualifyBody(@Nullable @Prose(max = 4000) String note, @Nullable Instant occurredAt) {
    }

    @PostMapping("/{id}/disqualify")
    ResponseEntity<Map<String, @Nullable Object>> disqualify(@PathVariable UUID id,
            @RequestBody @Valid DisqualifyBody body, Writes writes) {
        return writes.change(new DisqualifyLead(id, body.reason(), OccurredAt.of(body.occurredAt(), clock)));
    }

    record DisqualifyBody(@NotNull @Prose(max = 4000) String reason, @Nullable Instant occurredAt) {
    }

    @PostMapping("/{id}/convert")
    ResponseEntity<Map<String, @Nullable Object>> convert(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable ConvertBody body, Writes writes) {
        ConvertBody given = body == null ? new ConvertBody(null, null) : body;
        return writes.change(new ConvertLead(id, Writes.newId(), Writes.newId(), Writes.newId(),
                given.deal() == null ? null : given.deal().requested(), OccurredAt.of(given.occurredAt(), clock)));
    }

    record ConvertBody(@Nullable @Valid DealBody deal, @Nullable Instant occurredAt) {
    }

    record DealBody(@NotNull @Line String title, @Nullable @Valid MoneyBody amount, @Nullable LocalDate expectedClose,
            @Nullable UUID pipelineId) {

        RequestedDeal requested() {
            return new RequestedDeal(title.strip(), amount == null ? null : amount.toMoney(), expectedClose, pipelineId);
        }
    }
}

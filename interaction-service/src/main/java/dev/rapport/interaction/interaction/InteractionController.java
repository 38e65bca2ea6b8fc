package dev.rapport.interaction.interaction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.command.RecordRule;
import dev.rapport.common.command.Writes;
import dev.rapport.common.customer.CustomerRule;
import dev.rapport.common.customer.WantedCustomer;
import dev.rapport.common.projection.Arrival;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Description;
import dev.rapport.events.interaction.InteractionDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/interactions")
@Tag(name = "interactions", description = "Every contact between customers and us")
class InteractionController {

    private final Arrival<WantedCustomer> arrival;

    InteractionController(Arrival<WantedCustomer> arrival) {
        this.arrival = arrival;
    }

    @PostMapping
    @Operation(summary = "Log an interaction", description = "With a contact, an account or a lead, by whoever had it: everybody but analysts.")
    @RefusedBy(value = CustomerRule.class, rules = {"UNKNOWN_CUSTOMER", "CUSTOMER_ERASED"})
    @RefusedBy(value = RecordRule.class, rules = {"CUSTOM_VALUE_TAKEN", "SENSITIVE_DATA_NOT_ENABLED"})
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER, Role.REP, Role.SUPPORT, Role.MARKETING);
        arrival.await(new WantedCustomer(writes.caller(), body.details().customerId()));
        return writes.create("/api/interactions",
                new LogInteraction(Writes.newId(), body.details(), body.occurredAt()));
    }

    @Schema(name = "LogInteraction", example = """
            {"customerId": "01900000-0000-7000-8000-0000000000c1", "channel": "phone", "direction": "outbound",
             "occurredAt": "2026-11-01T10:00:00Z", "summary": "They want ten licences", "durationSeconds": 600}""")
    record CreateBody(
            @JsonUnwrapped @Valid InteractionDetails details,
            @NotNull @Description("When it took place; not before 1900") Instant occurredAt) {}
}

package dev.rapport.deal.deal;

import dev.rapport.common.command.Writes;
import dev.rapport.common.security.Ownership;
import dev.rapport.common.security.Role;
import dev.rapport.common.web.OccurredAt;
import dev.rapport.common.web.validation.CalendarDay;
import dev.rapport.common.web.validation.Line;
import dev.rapport.common.web.validation.MoneyBody;
import dev.rapport.common.web.validation.Normal;
import dev.rapport.common.web.validation.Prose;
import dev.rapport.deal.customer.CustomerArrival;
import dev.rapport.deal.pipeline.DefaultPipeline;
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
@RequestMapping("/api/deals")
class DealController {

    private final Ownership ownership;
    private final CustomerArrival arrival;
    private final Clock clock;

    DealController(Ownership ownership, CustomerArrival arrival, Clock clock) {
        this.ownership = ownership;
        this.arrival = arrival;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER, Role.REP);
        UUID ownerId = ownership.of(writes.caller(), body.ownerId());
        arrival.await(body.customerId());
        return writes.create("/api/deals",
                new CreateDeal(Writes.newId(),
                        new DealDetails(body.title(), body.amount(), body.expectedClose(), ownerId), body.customerId(),
                        body.pipelineId() == null ? DefaultPipeline.ID : body.pipelineId(), null,
                        OccurredAt.of(body.occurredAt(), clock)));
    }

    record CreateBody(
            @NotNull @Line String title,
            @NotNull UUID customerId,
            @Nullable UUID pipelineId,
            @Nullable @Valid MoneyBody amount,
            @Nullable @CalendarDay LocalDate expectedClose,
            @Nullable UUID ownerId,
            @Nullable Instant occurredAt) {}

    @PatchMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        return writes.change(new ChangeDealDetails(id, patch, writes.caller()));
    }

    @PostMapping("/{id}/move")
    ResponseEntity<Map<String, @Nullable Object>> move(@PathVariable UUID id, @RequestBody @Valid MoveBody body,
            Writes writes) {
        return writes.change(new MoveDeal(id, body.stage(), body.occurredAt()));
    }

    record MoveBody(@NotNull @Line(max = 60) String stage, @Nullable Instant occurredAt) {}

    @PostMapping("/{id}/win")
    ResponseEntity<Map<String, @Nullable Object>> win(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable StepBody body, Writes writes) {
        return writes.change(new WinDeal(id, body == null ? null : body.occurredAt()));
    }

    @PostMapping("/{id}/lose")
    ResponseEntity<Map<String, @Nullable Object>> lose(@PathVariable UUID id, @RequestBody @Valid LoseBody body,
            Writes writes) {
        return writes.change(new LoseDeal(id, Normal.required(body.reason()), body.occurredAt()));
    }

    record LoseBody(@NotNull @Prose(max = 4000) String reason, @Nullable Instant occurredAt) {}

    @PostMapping("/{id}/reopen")
    ResponseEntity<Map<String, @Nullable Object>> reopen(@PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable StepBody body, Writes writes) {
        return writes.change(new ReopenDeal(id, body == null ? null : body.occurredAt()));
    }

    /** A step of which there is nothing to say but, possibly, when it happened. */
    record StepBody(@Nullable Instant occurredAt) {}
}

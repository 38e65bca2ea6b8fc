package dev.rapport.deal.deal;

import dev.rapport.common.command.EventSourced;
import dev.rapport.common.staff.Ownership;
import dev.rapport.common.web.MergePatch;
import dev.rapport.common.web.OccurredAt;
import dev.rapport.deal.customer.KnownCustomers;
import dev.rapport.deal.pipeline.Stages;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer may buy. While it is open it stands on a stage of its pipeline; its details may be corrected
 * when it is closed too.
 */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Deal extends EventSourced<DealEvent> {

    private enum Status {
        OPEN, WON, LOST
    }

    private DealDetails details;
    private UUID pipelineId;
    private String stage;
    private Status status;
    private Instant lastStep;

    Deal() {
        super(DealEvent.class);
    }

    @CommandHandler
    Deal(CreateDeal command, Stages stages, KnownCustomers customers) {
        this();
        if (command.leadId() == null) {
            // A converted lead's contact exists for certain, although its own event may reach us later.
            customers.require(command.customerId());
        }
        DealDetails given = command.details().normalised();
        String first = stages.enterFirst(command.id(), command.pipelineId());
        create(command, new DealCreated(given.title(), command.customerId(), command.pipelineId(), first, given.money(),
                given.expectedClose(), given.ownerId(), command.leadId(), command.occurredAt()));
    }

    @CommandHandler
    void changeDetails(ChangeDealDetails command, MergePatch mergePatch, Ownership ownership, Clock clock) {
        DealDetails changed = mergePatch.apply(details, command.patch(), DealDetails.class).normalised();
        UUID owner = details.ownerId();
        Instant at = step(null, clock);
        if (!changed.ownedBy(owner).equals(details)) {
            record(new DealDetailsChanged(changed.title(), changed.money(), changed.expectedClose(), at));
        }
        if (!changed.ownerId().equals(owner)) {
            record(new DealAssigned(ownership.next(command.caller(), changed.ownerId()), owner, at));
        }
    }

    @CommandHandler
    void move(MoveDeal command, Stages stages, Clock clock) {
        DealRule.DEAL_ALREADY_CLOSED.check(status == Status.OPEN);
        if (!command.stage().equals(stage)) {
            stages.enter(id(), pipelineId, command.stage());
            record(new StageChanged(stage, command.stage(), step(command.occurredAt(), clock)));
        }
    }

    @CommandHandler
    void win(WinDeal command, Stages stages, Clock clock) {
        if (status == Status.WON) {
            return;
        }
        DealRule.DEAL_ALREADY_CLOSED.check(status == Status.OPEN);
        stages.leave(id());
        record(new DealWon(stage, step(command.occurredAt(), clock)));
    }

    @CommandHandler
    void lose(LoseDeal command, Stages stages, Clock clock) {
        if (status == Status.LOST) {
            return;
        }
        DealRule.DEAL_ALREADY_CLOSED.check(status == Status.OPEN);
        stages.leave(id());
        record(new DealLost(stage, command.reason(), step(command.occurredAt(), clock)));
    }

    @CommandHandler
    void reopen(ReopenDeal command, Stages stages, Clock clock) {
        DealRule.DEAL_NOT_CLOSED.check(status != Status.OPEN);
        String again = stage;
        if (stages.has(pipelineId, stage)) {
            stages.enter(id(), pipelineId, stage);
        } else {
            // Its stage was removed while it was closed.
            again = stages.enterFirst(id(), pipelineId);
        }
        record(new DealReopened(again, step(command.occurredAt(), clock)));
    }

    /**
     * When a step happened. Steps that carry no time of their own stay in order even where an instance's clock runs
     * behind that of the one before.
     */
    private Instant step(@Nullable Instant given, Clock clock) {
        Instant at = OccurredAt.of(given, clock);
        if (given == null) {
            return at.isBefore(lastStep) ? lastStep : at;
        }
        DealRule.BEFORE_PREVIOUS_STEP.check(!at.isBefore(lastStep));
        return at;
    }

    @Override
    protected @Nullable UUID ownerId() {
        return details.ownerId();
    }

    @Override
    protected void when(DealEvent event) {
        switch (event) {
            case DealCreated created -> {
                details = DealDetails.of(created.title(), created.amount(), created.expectedClose(), created.ownerId());
                pipelineId = created.pipelineId();
                moved(Status.OPEN, created.stage(), created.occurredAt());
            }
            case DealDetailsChanged changed -> details = DealDetails.of(changed.title(), changed.amount(),
                    changed.expectedClose(), details.ownerId());
            case DealAssigned assigned -> details = details.ownedBy(assigned.ownerId());
            case StageChanged changed -> moved(Status.OPEN, changed.to(), changed.occurredAt());
            case DealWon won -> moved(Status.WON, won.stage(), won.occurredAt());
            case DealLost lost -> moved(Status.LOST, lost.stage(), lost.occurredAt());
            case DealReopened reopened -> moved(Status.OPEN, reopened.stage(), reopened.occurredAt());
        }
    }

    private void moved(Status to, String on, Instant at) {
        status = to;
        stage = on;
        lastStep = at;
    }
}

package dev.rapport.deal.deal;

import dev.rapport.common.command.Claims;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.command.ExternalIds;
import dev.rapport.common.customer.KnownCustomers;
import dev.rapport.common.field.Normal;
import dev.rapport.deal.pipeline.Stages;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealNextStepDone;
import dev.rapport.events.deal.DealNextStepSet;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealShared;
import dev.rapport.events.deal.DealTagged;
import dev.rapport.events.deal.DealUnshared;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
        OPEN,
        WON,
        LOST
    }

    private DealDetails details;
    private UUID ownerId;
    private @Nullable NextStep nextStep;
    private UUID pipelineId;
    private String stage;
    private Status status;
    private Instant lastStep;

    Deal() {
        super(DealEvent.class);
    }

    @CommandHandler
    Deal(CreateDeal command, Context context, Stages stages, KnownCustomers customers, CustomerAccounts accounts,
            Claims claims) {
        this();
        Instant at = context.at(command.occurredAt());
        UUID owner = owner(context, command.ownerId(), at);
        if (command.leadId() == null) {
            // A converted lead's contact exists for certain, although its own event may reach us later.
            customers.require(command.customerId(), context);
            // One that the caller may not know of is none.
            DealRule.NOT_AN_ACCOUNT_OF_THE_CUSTOMER.check(
                    command.accountId() == null || customers.isReadable(command.accountId(), context));
        }
        UUID accountId = command.leadId() == null ? accounts.chosen(command, at) : command.accountId();
        String first = stages.enterFirst(command.id(), command.pipelineId());
        DealDetails given = checked(customized(command.id(), Normal.details(command.details()), context));
        ExternalIds.of(claims, kind(), command.id()).change(null, given.externalIds());
        create(command.id(), new DealCreated(given, command.customerId(), accountId,
                command.pipelineId(), first, owner, command.leadId(), at));
    }

    @CommandHandler
    void changeDetails(ChangeDealDetails command, Context context, Claims claims) {
        DealDetails changed = customized(Normal.details(command.change().apply(details), details), details, context);
        Instant at = context.step(command.occurredAt(), lastStep);
        UUID nextOwner = context.nextOwner(ownerId, command.ownerId(), at);
        if (!changed.equals(details)) {
            checked(changed);
            ExternalIds.of(claims, kind(), id()).change(details.externalIds(), changed.externalIds());
            record(new DealDetailsChanged(changed, at));
        }
        if (!nextOwner.equals(ownerId)) {
            record(new DealAssigned(nextOwner, ownerId, at));
        }
    }

    private static DealDetails checked(DealDetails given) {
        DealRule.CURRENCY_MISMATCH.check(given.amount() == null || given.budget() == null
                || given.amount().currency().equals(given.budget().currency()));
        return given;
    }

    @CommandHandler
    void move(MoveDeal command, Context context, Stages stages) {
        DealRule.DEAL_ALREADY_CLOSED.check(status == Status.OPEN);
        if (!command.stage().equals(stage)) {
            stages.enter(id(), pipelineId, command.stage());
            record(new StageChanged(stage, command.stage(), context.step(command.occurredAt(), lastStep)));
        }
    }

    @CommandHandler
    void win(WinDeal command, Context context, Stages stages) {
        if (status == Status.WON) {
            return;
        }
        DealRule.DEAL_ALREADY_CLOSED.check(status == Status.OPEN);
        stages.leave(id());
        record(new DealWon(stage, context.step(command.occurredAt(), lastStep)));
    }

    @CommandHandler
    void lose(LoseDeal command, Context context, Stages stages) {
        if (status == Status.LOST) {
            return;
        }
        DealRule.DEAL_ALREADY_CLOSED.check(status == Status.OPEN);
        stages.leave(id());
        record(new DealLost(stage, command.reason(), context.step(command.occurredAt(), lastStep)));
    }

    @CommandHandler
    void reopen(ReopenDeal command, Context context, Stages stages) {
        DealRule.DEAL_NOT_CLOSED.check(status != Status.OPEN);
        String again = stage;
        if (stages.has(pipelineId, stage)) {
            stages.enter(id(), pipelineId, stage);
        } else {
            // Its stage was removed while it was closed.
            again = stages.enterFirst(id(), pipelineId);
        }
        record(new DealReopened(again, context.step(command.occurredAt(), lastStep)));
    }

    @CommandHandler
    void setNextStep(SetDealNextStep command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        DealRule.DEAL_ALREADY_CLOSED.check(status == Status.OPEN);
        plan(command.nextStep(), occurredAt);
    }

    private void plan(@Nullable NextStep wanted, Instant occurredAt) {
        NextStep next = wanted == null ? null : Normal.details(wanted);
        if (next != null && !next.equals(nextStep)) {
            record(new DealNextStepSet(next, occurredAt));
        }
    }

    @CommandHandler
    void finishNextStep(FinishDealNextStep command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        DealRule.DEAL_ALREADY_CLOSED.check(status == Status.OPEN);
        if (nextStep != null) {
            record(new DealNextStepDone(nextStep.what(), occurredAt));
        }
    }

    @CommandHandler
    void tag(TagDeal command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        tag(command.add(), command.remove(), (added, removed) -> new DealTagged(added, removed, occurredAt));
    }

    @CommandHandler
    void share(ShareDeal command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        share(command.terms(), context, occurredAt, share -> new DealShared(share.id(), share.with(), share.level(),
                share.until(), occurredAt));
    }

    @CommandHandler
    void unshare(UnshareDeal command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        unshare(command.shareId(), () -> new DealUnshared(command.shareId(), occurredAt));
    }

    @Override
    protected @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    protected Collection<String> territories() {
        return details.territory() == null ? List.of() : List.of(details.territory());
    }

    @Override
    protected void when(DealEvent event) {
        switch (event) {
            case DealCreated created -> {
                details = created.details();
                ownerId = created.ownerId();
                pipelineId = created.pipelineId();
                moved(Status.OPEN, created.stage(), created.occurredAt());
            }
            case DealDetailsChanged changed -> details = changed.details();
            case DealAssigned assigned -> ownerId = assigned.ownerId();
            case StageChanged changed -> moved(Status.OPEN, changed.to(), changed.occurredAt());
            case DealWon won -> moved(Status.WON, won.stage(), won.occurredAt());
            case DealLost lost -> moved(Status.LOST, lost.stage(), lost.occurredAt());
            case DealReopened reopened -> moved(Status.OPEN, reopened.stage(), reopened.occurredAt());
            case DealTagged _,DealShared _,DealUnshared _ -> {
                // What happens to all kinds of records alike is kept for all of them.
            }
            case DealNextStepSet set -> nextStep = set.nextStep();
            case DealNextStepDone _ -> nextStep = null;
        }
    }

    private void moved(Status to, String on, Instant at) {
        status = to;
        stage = on;
        lastStep = at;
    }
}

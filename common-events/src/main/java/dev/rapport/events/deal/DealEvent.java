package dev.rapport.events.deal;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** A deal: something a customer may buy. */
@Family(aggregate = "deal", owner = "deal-service")
public sealed interface DealEvent extends DomainEvent
        permits DealCreated, DealDetailsChanged, DealAssigned, StageChanged, DealWon, DealLost, DealReopened,
        DealTagged, DealShared, DealUnshared, DealNextStepSet, DealNextStepDone {}

package dev.rapport.events.deal;

import dev.rapport.events.DomainEvent;

/** A deal: something a customer may buy. */
public sealed interface DealEvent extends DomainEvent
        permits DealCreated, DealDetailsChanged, DealAssigned, StageChanged, DealWon, DealLost, DealReopened {}

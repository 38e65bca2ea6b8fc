package dev.rapport.events.interaction;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** An interaction: one contact between a customer and us. */
@Family(aggregate = "interaction", owner = "interaction-service")
public sealed interface InteractionEvent extends DomainEvent permits InteractionLogged {}

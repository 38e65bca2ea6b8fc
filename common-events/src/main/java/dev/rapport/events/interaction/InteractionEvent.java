package dev.rapport.events.interaction;

import dev.rapport.events.DomainEvent;

/** An interaction: one contact between a customer and us. */
public sealed interface InteractionEvent extends DomainEvent permits InteractionLogged {}

package dev.rapport.events.view;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** A view: how somebody likes to look at a list. */
@Family(aggregate = "view", owner = "contact-service")
public sealed interface ViewEvent extends DomainEvent permits ViewCreated, ViewDetailsChanged, ViewArchived {}

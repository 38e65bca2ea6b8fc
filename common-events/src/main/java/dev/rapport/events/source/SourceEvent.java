package dev.rapport.events.source;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** A source: where leads, contacts and deals come from. */
@Family(aggregate = "source", owner = "contact-service")
public sealed interface SourceEvent extends DomainEvent permits SourceDefined, SourceChanged {}

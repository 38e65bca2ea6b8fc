package dev.rapport.events.field;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** A custom field: one that a company has defined for a kind of records. */
@Family(aggregate = "field", owner = "contact-service")
public sealed interface FieldEvent extends DomainEvent
        permits FieldDefined, FieldChanged, FieldArchived, FieldRestored {}

package dev.rapport.events.lead;

import dev.rapport.events.DomainEvent;

/** A lead: somebody who may become a customer. */
public sealed interface LeadEvent extends DomainEvent
        permits LeadCreated, LeadDetailsChanged, LeadAssigned, LeadQualified, LeadDisqualified, LeadConverted {}

package dev.rapport.events.lead;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** A lead: somebody who may become a customer. */
@Family(aggregate = "lead", owner = "contact-service")
public sealed interface LeadEvent extends DomainEvent
        permits LeadCreated, LeadDetailsChanged, LeadAssigned, LeadQualified, LeadDisqualified, LeadReopened,
        LeadConverted, LeadArchived, LeadRestored, LeadTagged, LeadShared, LeadUnshared, NextStepSet, NextStepDone {}

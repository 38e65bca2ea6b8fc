package dev.rapport.events.contact;

import dev.rapport.events.DomainEvent;

/** A contact: a person we have a relationship with. */
public sealed interface ContactEvent extends DomainEvent
        permits ContactCreated, ContactDetailsChanged, ContactAssigned, ContactClassified, ContactMerged,
        ContactMergedInto, ContactUnmerged, ContactUnmergedFrom, ConsentGiven, ConsentWithdrawn, ContactErased {}

package dev.rapport.events.contact;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** A contact: a person we have a relationship with. */
@Family(aggregate = "contact", owner = "contact-service")
public sealed interface ContactEvent extends DomainEvent
        permits ContactCreated, ContactDetailsChanged, ContactAssigned, ContactClassified, ContactMerged,
        ContactMergedInto, ContactUnmerged, ContactUnmergedFrom, ConsentGiven, ConsentWithdrawn, ContactErased,
        ContactArchived, ContactRestored, ContactTagged, ContactShared, ContactUnshared, ContactKindsChanged,
        NeedRecorded, NeedClosed {}

package dev.rapport.events.account;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** An account: an organisation we have a relationship with. */
@Family(aggregate = "account", owner = "contact-service")
public sealed interface AccountEvent extends DomainEvent
        permits AccountCreated, AccountDetailsChanged, AccountAssigned, AccountClassified, AccountArchived,
        AccountRestored, AccountTagged, AccountShared, AccountUnshared, AccountNeedRecorded, AccountNeedClosed {}

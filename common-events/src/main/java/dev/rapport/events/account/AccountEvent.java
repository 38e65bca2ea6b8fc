package dev.rapport.events.account;

import dev.rapport.events.DomainEvent;

/** An account: an organisation we have a relationship with. */
public sealed interface AccountEvent extends DomainEvent
        permits AccountCreated, AccountDetailsChanged, AccountAssigned, AccountClassified {}

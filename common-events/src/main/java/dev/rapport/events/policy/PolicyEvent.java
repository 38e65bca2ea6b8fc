package dev.rapport.events.policy;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** The access policy: who sees and changes what. There is one. */
@Family(aggregate = "policy", owner = "contact-service")
public sealed interface PolicyEvent extends DomainEvent permits AccessPolicyChanged {}

package dev.rapport.common.customer;

import dev.rapport.common.security.Caller;
import java.util.UUID;

/**
 * A customer that somebody names who has just been told of it, perhaps. One that exists and is not for this caller is
 * waited for as long as one that does not exist, so that nobody can tell them apart.
 */
public record WantedCustomer(Caller caller, UUID customerId) {}

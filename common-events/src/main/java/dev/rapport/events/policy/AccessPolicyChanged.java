package dev.rapport.events.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The access policy is this from now on; carries all of it. */
public record AccessPolicyChanged(@JsonUnwrapped PolicyDetails details, Instant occurredAt) implements PolicyEvent {}

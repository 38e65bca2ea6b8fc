package dev.rapport.contact.policy;

import dev.rapport.common.command.Command;
import dev.rapport.events.policy.PolicyDetails;
import java.util.UUID;

/** Another access policy takes the place of the one there is. */
record ChangeAccessPolicy(UUID id, PolicyDetails details) implements Command {}

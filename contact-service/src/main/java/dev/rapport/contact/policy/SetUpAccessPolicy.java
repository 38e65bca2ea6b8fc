package dev.rapport.contact.policy;

import dev.rapport.common.command.Command;
import dev.rapport.events.policy.PolicyDetails;
import java.util.UUID;

/** The access policy that an installation begins with. */
record SetUpAccessPolicy(UUID id, PolicyDetails details) implements Command {}

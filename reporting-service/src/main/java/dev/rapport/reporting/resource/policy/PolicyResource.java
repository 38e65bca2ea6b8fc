package dev.rapport.reporting.resource.policy;

import dev.rapport.events.policy.AccessPolicyChanged;
import dev.rapport.events.policy.PolicyEvent;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import org.springframework.stereotype.Component;

/** The access policy, of which there is one. */
@Component
final class PolicyResource extends Resource<PolicyEvent> {

    PolicyResource() {
        super("policy", "access-policy", PolicyEvent.class, 2);
        detail("read");
        detail("write");
        detail("reports");
        detail("hidden");
        isOne();
        readByEverybody();
    }

    @Override
    protected Told on(PolicyEvent event) {
        return switch (event) {
            case AccessPolicyChanged e -> set(e.details());
        };
    }
}

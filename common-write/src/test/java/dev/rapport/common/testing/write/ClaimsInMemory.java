package dev.rapport.common.testing.write;

import dev.rapport.common.command.Claims;
import dev.rapport.common.refusal.BusinessRule;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Claims that nobody else takes at the same time. */
public final class ClaimsInMemory implements Claims {

    private record Claim(String scope, String value) {}

    private final Map<Claim, UUID> taken = new HashMap<>();

    @Override
    public void take(String scope, String value, UUID aggregateId, BusinessRule rule) {
        rule.check(aggregateId.equals(taken.getOrDefault(new Claim(scope, value), aggregateId)));
        release(scope, aggregateId);
        taken.put(new Claim(scope, value), aggregateId);
    }

    @Override
    public void release(String scope, UUID aggregateId) {
        taken.entrySet().removeIf(
                entry -> entry.getKey().scope().equals(scope) && entry.getValue().equals(aggregateId));
    }
}

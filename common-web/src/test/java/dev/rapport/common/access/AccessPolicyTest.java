package dev.rapport.common.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessPolicyTest {

    @Test
    void whatIsHiddenAsOneValueIsHiddenInItsListAndTheOtherWayRound() {
        assertThat(hiding("rep", "contact", "email").hidden(Role.REP, "contact")).containsOnly("email", "emails");
        assertThat(hiding("rep", "account", "territory").hidden(Role.REP, "account")).containsOnly("territory",
                "territories");
        assertThat(hiding("rep", "account", "territories").hidden(Role.REP, "account")).containsOnly("territory",
                "territories");
    }

    @Test
    void whatOneRoleSeesIsNotHidden() {
        var policy = AccessPolicy.of(Map.of("hidden", Map.of("rep", Map.of("deal", List.of("amount", "source")),
                "support", Map.of("deal", List.of("amount")))));

        assertThat(policy.hidden(caller(Role.REP), "deal")).containsOnly("amount", "source");
        assertThat(policy.hidden(caller(Role.REP, Role.SUPPORT), "deal")).containsOnly("amount");
        assertThat(policy.hidden(caller(Role.REP, Role.MARKETING), "deal")).isEmpty();
        assertThat(AccessPolicy.NONE.hidden(caller(Role.REP), "deal")).isEmpty();
    }

    private static AccessPolicy hiding(String role, String kind, String field) {
        return AccessPolicy.of(Map.of("hidden", Map.of(role, Map.of(kind, List.of(field)))));
    }

    private static Caller caller(Role... roles) {
        return new Caller(UUID.randomUUID(), Set.of(roles));
    }
}

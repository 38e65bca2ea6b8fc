package dev.rapport.contact.policy;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;

import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.events.field.Details;
import dev.rapport.events.policy.AccessPolicyChanged;
import dev.rapport.events.policy.KindFields;
import dev.rapport.events.policy.KindLevels;
import dev.rapport.events.policy.PolicyDetails;
import dev.rapport.events.policy.RoleFields;
import dev.rapport.events.policy.RoleLevels;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private final Scenario<Policy> policy = Scenario.of(Policy.class)
            .given(new AccessPolicyChanged(FirstPolicy.AS_BEFORE, NOW)).by(People.ADMIN);

    private static PolicyDetails reading(String role, String kind, String... levels) {
        return Details.of(PolicyDetails.class, "read", Details.of(RoleLevels.class, role, Details.of(KindLevels.class,
                kind, List.of(levels))));
    }

    private static PolicyDetails changing(String role, String kind, String... levels) {
        return Details.of(PolicyDetails.class, "write", Details.of(RoleLevels.class, role, Details.of(KindLevels.class,
                kind, List.of(levels))));
    }

    @Test
    void anAdministratorChangesThePolicy() {
        var narrow = reading("rep", "deal", "own", "team");

        policy.when(new ChangeAccessPolicy(ID, narrow)).expect(new AccessPolicyChanged(narrow, NOW));
    }

    @Test
    void theSamePolicyAgainChangesNothing() {
        policy.when(new ChangeAccessPolicy(ID, FirstPolicy.AS_BEFORE)).expectNothing();
    }

    @Test
    void nobodyElseDoes() {
        policy.by(People.MANAGER).when(new ChangeAccessPolicy(ID, FirstPolicy.OF_A_NEW_INSTALLATION))
                .expectRefused(ForbiddenException.class);
    }

    @Test
    void administratorsAreNeverLockedOut() {
        policy.when(new ChangeAccessPolicy(ID, reading("admin", "deal", "own")))
                .expectBroken(PolicyRule.POLICY_LOCKS_OUT_ADMINS);
    }

    @Test
    void norFromChanging() {
        policy.when(new ChangeAccessPolicy(ID, changing("admin", "lead", "own", "below")))
                .expectBroken(PolicyRule.POLICY_LOCKS_OUT_ADMINS);
    }

    @Test
    void theyMayHaveOtherLevelsBesides() {
        var open = reading("admin", "deal", "own", "all");

        policy.when(new ChangeAccessPolicy(ID, open)).expect(new AccessPolicyChanged(open, NOW));
    }

    @Test
    void aLevelThatThereIsNotIsRefused() {
        policy.when(new ChangeAccessPolicy(ID, reading("rep", "deal", "some"))).expectInvalid();
    }

    @Test
    void fieldsThatARecordMayLackAreHidden() {
        var hiding = hiding("deal", "amount", "expectedClose");

        policy.when(new ChangeAccessPolicy(ID, hiding)).expect(new AccessPolicyChanged(hiding, NOW));
    }

    @Test
    void aFieldThatThereIsNotOrByWhichRecordsAreKnownIsRefused() {
        policy.when(new ChangeAccessPolicy(ID, hiding("deal", "price"))).expectInvalid();
        policy.when(new ChangeAccessPolicy(ID, hiding("deal", "title"))).expectInvalid();
        policy.when(new ChangeAccessPolicy(ID, hiding("contact", "ownerId"))).expectInvalid();
    }

    private static PolicyDetails hiding(String kind, String... fields) {
        return Details.of(PolicyDetails.class, "hidden", Details.of(RoleFields.class, "rep",
                Details.of(KindFields.class, kind, List.of(fields))));
    }
}

package dev.rapport.contact.rule;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;

import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.events.rule.RuleActivated;
import dev.rapport.events.rule.RuleChanged;
import dev.rapport.events.rule.RuleCreated;
import dev.rapport.events.rule.RuleDetails;
import dev.rapport.events.rule.RuleRetired;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** M4: rules are worded, activated and retired. */
class RuleTest {

    private static final Map<String, Object> WHEN = Map.of("field", "status", "op", "changedTo", "value", "qualified");
    private static final RuleDetails SCORING = new RuleDetails("scoring", "lead", "Qualified", 10, WHEN,
            Map.of("points", 20));

    private static Scenario<Rule> manager() {
        return Scenario.of(Rule.class).by(People.MANAGER);
    }

    @Test
    void aRuleHasNoEffectBeforeItIsActivated() {
        manager().when(new CreateRule(ID, SCORING, false)).expect(new RuleCreated(SCORING, NOW));
        manager().when(new CreateRule(ID, SCORING, true)).expect(new RuleCreated(SCORING, NOW),
                new RuleActivated(NOW));
        manager().given(new RuleCreated(SCORING, NOW)).when(new ActivateRule(ID)).expect(new RuleActivated(NOW));
        manager().given(new RuleCreated(SCORING, NOW), new RuleActivated(NOW)).when(new ActivateRule(ID)).expect();
    }

    @Test
    void eachWordingHasANumber() {
        var again = new RuleDetails("scoring", "lead", "Qualified", 20, WHEN, Map.of("points", 5));
        manager().given(new RuleCreated(SCORING, NOW)).when(new ChangeRule(ID, _ -> again))
                .expect(new RuleChanged(again, 2, NOW));
        manager().given(new RuleCreated(SCORING, NOW), new RuleChanged(again, 2, NOW))
                .when(new ChangeRule(ID, _ -> SCORING)).expect(new RuleChanged(SCORING, 3, NOW));
        manager().given(new RuleCreated(SCORING, NOW)).when(new ChangeRule(ID, _ -> SCORING)).expect();
    }

    @Test
    void aRuleIsRetiredForGood() {
        manager().given(new RuleCreated(SCORING, NOW)).when(new RetireRule(ID)).expect(new RuleRetired(NOW));
        manager().given(new RuleCreated(SCORING, NOW), new RuleRetired(NOW)).when(new RetireRule(ID)).expect();
        manager().given(new RuleCreated(SCORING, NOW), new RuleRetired(NOW)).when(new ActivateRule(ID))
                .expectBroken(RuleRule.RULE_RETIRED);
        manager().given(new RuleCreated(SCORING, NOW), new RuleRetired(NOW)).when(new ChangeRule(ID, before -> before))
                .expectBroken(RuleRule.RULE_RETIRED);
    }

    @Test
    void rulesAreForAdminsAndManagers() {
        Scenario.of(Rule.class).by(People.REP).given(new RuleCreated(SCORING, NOW)).when(new ActivateRule(ID))
                .expectRefused(ForbiddenException.class);
        Scenario.of(Rule.class).by(People.ADMIN).given(new RuleCreated(SCORING, NOW)).when(new ActivateRule(ID))
                .expect(new RuleActivated(NOW));
    }

    @Test
    void aConditionThatIsNoneIsRefused() {
        manager().when(new CreateRule(ID, new RuleDetails("scoring", "lead", "Wrong", 1,
                Map.of("all", List.of(WHEN, Map.of("field", "status", "op", "eq"))), Map.of("points", 1)), false))
                .expectInvalid();
        manager().when(new CreateRule(ID,
                new RuleDetails("scoring", "nothing", "Wrong", 1, WHEN, Map.of("points", 1)), false)).expectInvalid();
    }
}

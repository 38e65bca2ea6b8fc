package dev.rapport.contact.rule;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.events.rule.RuleActivated;
import dev.rapport.events.rule.RuleChanged;
import dev.rapport.events.rule.RuleCreated;
import dev.rapport.events.rule.RuleDetails;
import dev.rapport.events.rule.RuleRetired;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** M4: rules are worded, activated and retired. */
class RuleTest {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"scoring|{\"points\":20}|",
            "scoring|{\"points\":-100,\"dimension\":\"fit\"}|", "scoring|{}|then.points",
            "scoring|{\"points\":101}|then.points", "scoring|{\"points\":1.5}|then.points",
            "scoring|{\"points\":1,\"more\":2}|then.more", "scoring|{\"points\":1,\"dimension\":\"x\"}|then.dimension",
            "assignment|{\"to\":\"01900000-0000-7000-8000-000000000003\"}|", "assignment|{\"by\":\"round-robin\"}|",
            "assignment|{\"by\":\"luck\"}|then.by", "assignment|{\"to\":\"me\"}|then.to", "assignment|{}|then",
            "assignment|{\"by\":\"load\",\"to\":\"01900000-0000-7000-8000-000000000003\"}|then",
            "qualification|{\"require\":[{\"label\":\"Budget\",\"when\":{\"field\":\"budget\",\"op\":\"notNull\"}}]}|",
            "qualification|{\"require\":[]}|then.require",
            "qualification|{\"require\":[{\"label\":\"x\"}]}|then.require[0]",
            "qualification|{\"require\":[{\"label\":\"x\",\"when\":{\"op\":\"eq\"}}]}|then.require[0].when.field",
            "occasion|{\"at\":\"birthDate\",\"years\":21,\"daysBefore\":30}|", "occasion|{\"years\":21}|then.at",
            "occasion|{\"at\":\"on\",\"daysBefore\":-1}|then.daysBefore", "retention|{\"suggest\":\"erase\"}|",
            "retention|{\"suggest\":\"forget\"}|then.suggest"})
    void whatFollowsHasTheShapeOfItsKind(String kind, String then, @Nullable String wrong) {
        var given = JsonMapper.shared().readValue(then, MAP);
        if (wrong == null) {
            Consequence.requireShape(kind, given);
        } else {
            assertThatThrownBy(() -> Consequence.requireShape(kind, given))
                    .isInstanceOfSatisfying(InvalidFieldException.class,
                            e -> assertThat(e.field()).isEqualTo(wrong));
        }
    }
}

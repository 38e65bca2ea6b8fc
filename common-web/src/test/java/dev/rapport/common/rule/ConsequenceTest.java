package dev.rapport.common.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.refusal.InvalidFieldException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class ConsequenceTest {

    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {
    };

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
            Consequence.requireShape("then", kind, given);
        } else {
            assertThatThrownBy(() -> Consequence.requireShape("then", kind, given))
                    .isInstanceOfSatisfying(InvalidFieldException.class,
                            e -> assertThat(e.field()).isEqualTo(wrong));
        }
    }

    @Test
    void whatIsWrongIsNamedFromWhereItStands() {
        assertThatThrownBy(() -> Consequence.requireShape("rule.then", "scoring", Map.of("points", 1, "isAdmin", true)))
                .isInstanceOfSatisfying(InvalidFieldException.class,
                        e -> assertThat(e.field()).isEqualTo("rule.then.isAdmin"));
    }
}

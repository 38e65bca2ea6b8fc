package dev.rapport.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CursorTest {

    private static final JsonNode VALUES = JsonMapper.shared().readTree("[9223372036854775807, null, \"王\", 1.5]");

    @Test
    void givesBackWhatItStandsFor() {
        assertThat(Cursor.decode(Cursor.encode(VALUES, "deals"), "deals")).isEqualTo(VALUES);
    }

    @Test
    void theFirstPageHasNone() {
        assertThat(Cursor.decode(null, "deals")).isNull();
    }

    @Test
    void belongsToOneQuestion() {
        var cursor = Cursor.encode(VALUES, "deals");

        assertInvalid(cursor, "leads");
    }

    @Test
    void noticesEveryChangedCharacter() {
        var cursor = Cursor.encode(VALUES, "deals");

        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'x' ? 'y' : 'x';
            assertInvalid(cursor.substring(0, i) + other + cursor.substring(i + 1), "deals");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "ÄÖÜ", "AAAAAAAAAAAAAAAAAAAAAAAA", "{\"a\":1}"})
    void refusesGarbage(String garbage) {
        assertInvalid(garbage, "deals");
    }

    private static void assertInvalid(String cursor, String question) {
        assertThatThrownBy(() -> Cursor.decode(cursor, question)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.code()).isEqualTo("invalid-cursor"));
    }
}

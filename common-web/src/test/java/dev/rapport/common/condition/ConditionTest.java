package dev.rapport.common.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.common.condition.ConditionCheck.About;
import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.FieldType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {

    private static final UUID ME = UUID.fromString("01900000-0000-7000-8000-0000000000e1");

    /** Half past one in the morning of 16 June in Bangkok. */
    private static final Circumstances BANGKOK = new Circumstances(Instant.parse("2026-06-15T18:30:00Z"),
            ZoneId.of("Asia/Bangkok"), () -> ME, "TH");

    private static final Map<String, EventField> FIELDS = fields();

    private static Map<String, EventField> fields() {
        var fields = new LinkedHashMap<String, EventField>();
        for (var type : FieldType.values()) {
            var choices = type == FieldType.CHOICE ? List.of("key", "normal") : List.<String>of();
            var references = type == FieldType.REFERENCE ? List.of("employee") : List.<String>of();
            for (boolean list : List.of(false, true)) {
                var name = type.code() + (list ? "s" : "");
                fields.put(name,
                        new EventField(name, type, list, false, false, false, null, choices, references, null, null,
                                null));
            }
        }
        return fields;
    }

    private static Criterion check(String json) {
        return ConditionCheck.check(Condition.parse("where", json), FIELDS, BANGKOK, About.RECORDS);
    }

    private static boolean holds(String json, String field, @Nullable Object value) {
        return check(json).holds(Collections.singletonMap(field, value));
    }

    private static List<FieldError> errors(String json) {
        return Objects.requireNonNull(catchThrowableOfType(InvalidConditionException.class, () -> check(json)), json)
                .errors();
    }

    private static String comparison(String field, String operator, @Nullable String value) {
        return "{\"field\":\"%s\",\"op\":\"%s\"%s}".formatted(field, operator,
                value == null ? "" : ",\"value\":" + value);
    }

    private static String nested(int levels) {
        return "{\"not\":".repeat(levels - 1) + comparison("text", "isNull", null) + "}".repeat(levels - 1);
    }

    @Test
    void sixLevelsAreUnderstoodAndSevenAreNot() {
        assertThat(holds(nested(6), "text", null)).isFalse();

        assertThat(errors(nested(7)))
                .containsExactly(new FieldError("where" + ".not".repeat(6), "must be at most 6 levels deep"));
    }

    @Test
    void aHundredComparisonsAreUnderstoodAndAHundredAndOneAreNot() {
        assertThat(holds(any(100), "text", null)).isTrue();

        assertThat(errors(any(101))).containsExactly(new FieldError("where", "must hold at most 100 comparisons"));
    }

    private static String any(int leaves) {
        return "{\"any\":[" + String.join(",", Collections.nCopies(leaves, comparison("text", "isNull", null))) + "]}";
    }

    @Test
    void thirtyTwoKibibytesAreUnderstoodAndMoreAreNot() {
        var text = "x".repeat(Condition.LONGEST - comparison("text", "eq", "\"\"").length());

        assertThat(holds(comparison("text", "eq", "\"" + text + "\""), "text", "x".repeat(9_000))).isTrue();
        assertThat(errors(comparison("text", "eq", "\"" + text + "x\"")))
                .containsExactly(new FieldError("where", "must be at most 32 KiB"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "nonsense | where | must be a condition in JSON",
            "[] | where | must be {",
            "{} | where | must be {",
            "{\"all\":[]} | where.all | must be a list",
            "{\"all\":{}} | where.all | must be a list",
            "{\"all\":[1]} | where.all[0] | must be {",
            "{\"all\":[{\"field\":\"text\",\"op\":\"isNull\"}],\"any\":[]} | where | must be {",
            "{\"field\":\"text\",\"op\":\"isNull\",\"field\":\"text\"} | where | must be a condition in JSON",
            "{\"field\":\"text\",\"op\":\"isNull\",\"more\":1} | where | must be {",
            "{\"field\":\"text\",\"op\":\"isNull\"} x | where | must be a condition in JSON",
            "{\"op\":\"isNull\"} | where.field | must be the name of a field",
            "{\"field\":\"text\"} | where.op | must be one of eq, ne, in,",
            "{\"field\":\"text\",\"op\":\"like\",\"value\":\"a\"} | where.op | must be one of eq, ne, in,",
            "{\"field\":\"text\",\"op\":\"isNull\",\"value\":1} | where.value | must be absent with isNull",
            "{\"field\":\"text\",\"op\":\"eq\"} | where.value | is required with eq",
            "{\"field\":\"nope\",\"op\":\"isNull\"} | where.field | must be one of text, texts, prose",
            "{\"field\":\"object\",\"op\":\"isNull\"} | where.field | must be one of text, texts, prose",
            "{\"field\":\"text\",\"op\":\"eq\",\"value\":3} | where.value | must be text",
            "{\"field\":\"text\",\"op\":\"eq\",\"value\":[\"a\"]} | where.value | must be text",
            "{\"field\":\"text\",\"op\":\"eq\",\"value\":\" \"} | where.value | must be text",
            "{\"field\":\"text\",\"op\":\"eq\",\"value\":\"a\\u0000\"} | where.value | must be text",
            "{\"field\":\"text\",\"op\":\"eq\",\"value\":\"\\ud83d\"} | where.value | must be text",
            "{\"field\":\"text\",\"op\":\"lt\",\"value\":\"a\"} | where.op | must be one of eq, ne, in, nin, contains",
            "{\"field\":\"text\",\"op\":\"in\",\"value\":\"a\"} | where.value | must be a list of 1 to 200 values",
            "{\"field\":\"text\",\"op\":\"in\",\"value\":[\"a\",3]} | where.value[1] | must be text",
            "{\"field\":\"integer\",\"op\":\"eq\",\"value\":\"3\"} | where.value | must be a whole number",
            "{\"field\":\"integer\",\"op\":\"eq\",\"value\":3.5} | where.value | must be a whole number",
            "{\"field\":\"integer\",\"op\":\"between\",\"value\":[5,3]} | where.value | must be two values",
            "{\"field\":\"integer\",\"op\":\"between\",\"value\":[5]} | where.value | must be a list of 2 values",
            "{\"field\":\"decimal\",\"op\":\"eq\",\"value\":1e9999999} | where.value | must be a number like",
            "{\"field\":\"boolean\",\"op\":\"eq\",\"value\":\"true\"} | where.value | must be true or false",
            "{\"field\":\"choice\",\"op\":\"eq\",\"value\":\"vip\"} | where.value | must be one of key, normal",
            "{\"field\":\"reference\",\"op\":\"eq\",\"value\":\"you\"} | where.value | must be a UUID or me",
            "{\"field\":\"id\",\"op\":\"eq\",\"value\":\"me\"} | where.value | must be a UUID",
            "{\"field\":\"phone\",\"op\":\"eq\",\"value\":\"none\"} | where.value | must be a phone number",
            "{\"field\":\"day\",\"op\":\"eq\",\"value\":\"2026-02-30\"} | where.value | must be a day like",
            "{\"field\":\"instant\",\"op\":\"eq\",\"value\":\"soon\"} | where.value | must be an instant like",
            "{\"field\":\"day\",\"op\":\"withinDays\",\"value\":1.5} | where.value | must be a number of days",
            "{\"field\":\"day\",\"op\":\"olderThanDays\",\"value\":-1} | where.value | must be a number of days",
            "{\"field\":\"money\",\"op\":\"gt\",\"value\":\"5\"} | where.value | must be money like",
            "{\"field\":\"money\",\"op\":\"gt\",\"value\":{\"amount\":\"5\"}} | where.value.currency | must be a currency",
            "{\"field\":\"money\",\"op\":\"gt\",\"value\":{\"amount\":\"5.001\",\"currency\":\"EUR\"}} | where.value.amount | must be a number as text",
            "{\"field\":\"money\",\"op\":\"between\",\"value\":[{\"amount\":\"5\",\"currency\":\"EUR\"},{\"amount\":\"6\",\"currency\":\"THB\"}]} | where.value[1].currency | must be that of the first",
            "{\"field\":\"text\",\"op\":\"changedTo\",\"value\":\"a\"} | where.op | must not be changedTo: only rules",
            "{\"all\":[{\"field\":\"text\",\"op\":\"isNull\"},{\"field\":\"text\",\"op\":\"eq\",\"value\":3}]} | where.all[1].value | must be text"})
    void whatIsWrongIsNamedWithItsPath(String json, String path, String message) {
        assertThat(errors(json)).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(path);
            assertThat(error.message()).startsWith(message);
        });
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        assertThat(errors("{\"any\":[%s,{\"not\":%s}]}".formatted(comparison("nope", "isNull", null),
                comparison("text", "lt", "\"a\"")))).extracting(FieldError::field)
                .containsExactly("where.any[0].field", "where.any[1].not.op");
    }

    @ParameterizedTest
    @EnumSource
    void ofWhatHasNoValueOnlyThreeOperatorsAreTrue(Operator operator) {
        if (operator == Operator.CHANGED_TO) {
            return;
        }
        var values = new ArrayList<Boolean>();
        for (var field : FIELDS.values()) {
            if (Operator.of(field).contains(operator)) {
                var json = comparison(field.name(), operator.code(), operator.takesValue()
                        ? Values.of(field, operator)
                        : null);
                values.add(holds(json, field.name(), null));
                if (field.list()) {
                    values.add(holds(json, field.name(), List.of()));
                }
            }
        }
        assertThat(values).isNotEmpty().containsOnly(switch (operator) {
            case IS_NULL, NE, NIN -> true;
            default -> false;
        });
    }

    @Test
    void textIsComparedWithoutCaseAndComposed() {
        assertThat(holds(comparison("text", "eq", "\"GRO\u0308NING \""), "text", "Gröning")).isTrue();
        assertThat(holds(comparison("text", "contains", "\"ÖN\""), "text", "Gröning")).isTrue();
        assertThat(holds(comparison("text", "startsWith", "\"ΟΔΟΣ\""), "text", "οδοσσα")).isTrue();
        assertThat(holds(comparison("text", "eq", "\"ΟΔΟΣ\""), "text", "οδος")).isTrue();
        assertThat(holds(comparison("text", "startsWith", "\"Gro\""), "text", "Gröning")).isFalse();
        assertThat(holds(comparison("prose", "contains", "\"a\\\\*b?\""), "prose", "x a\\*B?")).isTrue();
        assertThat(holds(comparison("email", "eq", "\" Ann@Example.COM\""), "email", "ann@example.com")).isTrue();
        assertThat(holds(comparison("phone", "eq", "\"081 234 5678\""), "phone", "+66812345678")).isTrue();
        assertThat(holds(comparison("phone", "startsWith", "\"+66 (81)\""), "phone", "+66812345678")).isTrue();
        assertThat(holds(comparison("language", "eq", "\"zh-HANS\""), "language", "zh-Hans")).isTrue();
    }

    @Test
    void ofSeveralValuesAnyMayBeMeant() {
        assertThat(holds(comparison("texts", "eq", "\"b\""), "texts", List.of("a", "B"))).isTrue();
        assertThat(holds(comparison("texts", "ne", "\"b\""), "texts", List.of("a", "B"))).isFalse();
        assertThat(holds(comparison("texts", "nin", "[\"c\"]"), "texts", List.of("a", "B"))).isTrue();
        assertThat(holds(comparison("integers", "between", "[2,3]"), "integers", List.of(1, 4))).isFalse();
        assertThat(holds(comparison("integers", "gt", "3"), "integers", List.of(1, 4))).isTrue();
    }

    @Test
    void amountsOfDifferentCurrenciesAreNotCompared() {
        var dollars = Map.of("amount", "100.00", "currency", "USD");
        var ten = "{\"amount\":\"10\",\"currency\":\"EUR\"}";

        assertThat(holds(comparison("money", "gt", ten), "money", dollars)).isFalse();
        assertThat(holds(comparison("money", "lte", ten), "money", dollars)).isFalse();
        assertThat(holds(comparison("money", "ne", ten), "money", dollars)).isTrue();
        assertThat(holds(comparison("money", "eq", ten), "money", Map.of("amount", "10.00", "currency", "EUR")))
                .isTrue();
        assertThat(holds(comparison("money", "lt", ten), "money", Map.of("amount", "9.99", "currency", "EUR")))
                .isTrue();
    }

    @Test
    void daysAreThoseOfTheCompany() {
        var evening = "2026-06-14T17:30:00Z"; // Half past midnight of the 15th in Bangkok.

        assertThat(holds(comparison("instant", "eq", "\"2026-06-15\""), "instant", evening)).isTrue();
        assertThat(holds(comparison("instant", "lte", "\"2026-06-14\""), "instant", evening)).isFalse();
        assertThat(holds(comparison("instant", "gt", "\"2026-06-14\""), "instant", evening)).isTrue();
        assertThat(holds(comparison("instant", "withinDays", "1"), "instant", evening)).isTrue();
        assertThat(holds(comparison("instant", "withinDays", "0"), "instant", evening)).isFalse();
        assertThat(holds(comparison("instant", "olderThanDays", "0"), "instant", evening)).isTrue();
        assertThat(holds(comparison("instant", "olderThanDays", "1"), "instant", evening)).isFalse();
        assertThat(holds(comparison("day", "withinDays", "0"), "day", "2026-06-16")).isTrue();
        assertThat(holds(comparison("day", "withinDays", "-2"), "day", "2026-06-18")).isTrue();
        assertThat(holds(comparison("day", "withinDays", "2"), "day", "2026-06-18")).isFalse();
        assertThat(holds(comparison("day", "withinDays", "-2"), "day", "2026-06-15")).isFalse();
        assertThat(holds(comparison("day", "between", "[\"2026-06-01\",\"2026-06-30\"]"), "day", "2026-06-30"))
                .isTrue();
    }

    @Test
    void meIsWhoeverAsks() {
        assertThat(holds(comparison("reference", "eq", "\"me\""), "reference", ME.toString())).isTrue();
        assertThat(holds(comparison("reference", "eq", "\"" + ME.toString().toUpperCase(java.util.Locale.ROOT) + "\""),
                "reference", ME.toString())).isTrue();
    }

    @Test
    void numbersAreComparedExactlyHoweverTheyAreWritten() {
        assertThat(holds(comparison("decimal", "eq", "0.1"), "decimal", "0.100000")).isTrue();
        assertThat(holds(comparison("decimal", "lt", "\"0.100001\""), "decimal", "0.100000")).isTrue();
        assertThat(holds(comparison("integer", "eq", "9007199254740992"), "integer", 9007199254740992L)).isTrue();
        assertThat(holds(comparison("integer", "eq", "9007199254740992"), "integer", 9007199254740991L)).isFalse();
    }

    @Test
    void whatHappensKnowsWhatChanged() {
        var won = ConditionCheck.check(Condition.parse("when", comparison("choice", "changedTo", "\"key\"")), FIELDS,
                BANGKOK, About.EVENTS);

        assertThat(won.holds(Map.of("choice", "normal"), Map.of("choice", "key"))).isTrue();
        assertThat(won.holds(Map.of("choice", "key"), Map.of("choice", "key"))).isFalse();
        assertThat(won.holds(Map.of("choice", "key"), Map.of("choice", "normal"))).isFalse();
    }

    /** One value that fits. */
    private static final class Values {

        static String of(EventField field, Operator operator) {
            var one = one(field.type());
            return switch (operator) {
                case IN, NIN -> "[" + one + "]";
                case BETWEEN -> "[" + one + "," + one + "]";
                case WITHIN_DAYS, OLDER_THAN_DAYS -> "3";
                default -> one;
            };
        }

        private static String one(FieldType type) {
            return switch (type) {
                case INTEGER, DECIMAL -> "3";
                case BOOLEAN -> "false";
                case MONEY -> "{\"amount\":\"0\",\"currency\":\"EUR\"}";
                case CHOICE -> "\"key\"";
                case REFERENCE, ID -> "\"" + ME + "\"";
                case DAY, INSTANT -> "\"1970-01-01\"";
                case PHONE -> "\"+66812345678\"";
                case TEXT, PROSE, EMAIL, URL, LANGUAGE, TIMEZONE, OBJECT -> "\"a\"";
            };
        }
    }
}

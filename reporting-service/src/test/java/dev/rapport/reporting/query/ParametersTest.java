package dev.rapport.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.common.web.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @Test
    void readsWhatWasGiven() {
        var id = UUID.randomUUID();
        var parameters = Parameters.of(Map.of("limit", List.of("200"), "ownerId", List.of(id.toString(), id.toString()),
                "at",
                List.of("2026-11-01T10:00:00+07:00"), "day", List.of("2026-02-28"), "least", List.of("12.50"), "active",
                List.of("false"), "status", List.of("won", "lost"), "since", List.of("2026-02-28")));

        assertThat(parameters.integer("limit", 50, 1, 200)).isEqualTo(200);
        assertThat(parameters.integer("absent", 50, 1, 200)).isEqualTo(50);
        assertThat(parameters.uuids("ownerId")).containsExactly(id, id);
        assertThat(parameters.end("at")).isEqualTo(Instant.parse("2026-11-01T03:00:00Z"));
        assertThat(parameters.start("since")).isEqualTo(Instant.parse("2026-02-28T00:00:00Z"));
        assertThat(parameters.day("day")).isEqualTo(LocalDate.parse("2026-02-28"));
        assertThat(parameters.decimal("least")).isEqualTo(new BigDecimal("12.50"));
        assertThat(parameters.flag("active")).isFalse();
        assertThat(parameters.choices("status", List.of("open", "won", "lost"))).containsExactly("won", "lost");
        assertThatCode(parameters::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "", "abc", "1e3", "999999999999999", "٣", " 7"})
    void refusesLimitsOutOfRange(String limit) {
        assertThat(refused(limit, parameters -> parameters.integer("x", 50, 1, 200))).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-02-30", "2026-1-1", "+12026-01-01", "0000-01-01",
            "2026-02-28T10:00:00Z"})
    void refusesWhatIsNoDay(String day) {
        assertThat(refused(day, parameters -> parameters.day("x"))).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-02-30", "2026-02-28T10:00:00", "2026-02-28T25:00:00Z",
            "+999999999-12-31T23:59:59Z"})
    void refusesWhatIsNoInstant(String instant) {
        assertThat(refused(instant, parameters -> parameters.start("x"))).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "not-a-uuid", "01900000-0000-7000-8000-00000000000g",
            "01900000-0000-7000-8000-000000000001,",
            "01900000-0000-7000-8000-000000000001,01900000-0000-7000-8000-000000000002"})
    void refusesWhatIsNoId(String id) {
        assertThat(refused(id, parameters -> parameters.uuids("x"))).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1e9", "1,5", "0.1234567", "NaN", "1234567890123456789"})
    void refusesWhatIsNoAmount(String amount) {
        assertThat(refused(amount, parameters -> parameters.decimal("x"))).containsExactly("x");
    }

    @Test
    void refusesTextThatIsBlankOrTooLong() {
        assertThat(refused("   ", parameters -> parameters.requiredText("x", 10))).containsExactly("x");
        assertThat(refused("x".repeat(11), parameters -> parameters.requiredText("x", 10))).containsExactly("x");
        var absent = Parameters.of(Map.of());
        absent.requiredText("q", 10);
        assertThat(errors(absent)).extracting(FieldError::message).containsExactly("is required");
    }

    /** Today 10. */
    @Test
    void daysAreWholeDaysOfTheCompanyAndTheLastOneIsPartOfTheRange() {
        var bangkok = Parameters.of(Map.of("from", List.of("2026-12-01"), "to", List.of("2026-12-31"), "until",
                List.of("2026-12-31T00:00:00Z")), ZoneId.of("Asia/Bangkok"), InstantSource.system(), () -> null);

        assertThat(bangkok.start("from")).isEqualTo("2026-11-30T17:00:00Z");
        assertThat(bangkok.end("to")).isEqualTo("2026-12-31T17:00:00Z");
        assertThat(bangkok.end("until")).isEqualTo("2026-12-31T00:00:00Z");
        // The clocks are put back that day: it has 25 hours.
        assertThat(Parameters.of(Map.of("to", List.of("2026-10-25")), ZoneId.of("Europe/Berlin"),
                InstantSource.system(), () -> null).end("to"))
                .isEqualTo("2026-10-25T23:00:00Z");
    }

    /** Today 9. */
    @Test
    void aCommaIsPartOfAValue() {
        var parameters = Parameters.of(Map.of("organisation", List.of("Siam Trading Co., Ltd.", "Acme")));

        assertThat(parameters.texts("organisation")).containsExactly("Siam Trading Co., Ltd.", "Acme");
        assertThat(refused("open,won", given -> given.choices("x", List.of("open", "won")))).containsExactly("x");
    }

    /** Edges, front end 4. */
    @Test
    void bracketsAreNoWayToGiveSeveralValues() {
        var parameters = Parameters.of(Map.of("status[]", List.of("open", "won")));
        parameters.choices("status", List.of("open", "won"));

        assertThat(errors(parameters)).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("status[]");
            assertThat(error.message()).contains("repeat status");
        });
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        var parameters = Parameters.of(Map.of("limit", List.of("0"), "sort", List.of("a", "b"), "colour",
                List.of("blue"), "<script>", List.of("1"), "position", List.of("abc")));
        parameters.integer("limit", 50, 1, 200);
        parameters.text("sort", 100);

        assertThat(errors(parameters)).extracting(FieldError::field).containsExactlyInAnyOrder("limit", "sort",
                "colour", "?");
    }

    private static List<String> refused(String value, Consumer<Parameters> reading) {
        var parameters = Parameters.of(Map.of("x", List.of(value)));
        reading.accept(parameters);
        return errors(parameters).stream().map(FieldError::field).toList();
    }

    private static List<FieldError> errors(Parameters parameters) {
        var problem = catchThrowableOfType(ProblemException.class, parameters::check);
        assertThat(problem.code()).isEqualTo("invalid-parameter");
        return problem.errors();
    }
}

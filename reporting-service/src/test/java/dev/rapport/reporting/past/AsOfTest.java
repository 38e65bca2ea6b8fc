package dev.rapport.reporting.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.past.AsOf.Time;
import dev.rapport.reporting.query.Parameters;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Today 13. */
class AsOfTest {

    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    @Test
    void theClockOfRecordingIsMeantWhenNoneIsNamed() {
        assertThat(asOf("asOf", "2017-12-31T00:00:00Z"))
                .isEqualTo(new AsOf(Instant.parse("2017-12-31T00:00:00Z"), Time.RECORDED));
        assertThat(asOf("asOf", "2017-12-31T00:00:00Z", "time", "occurred"))
                .isEqualTo(new AsOf(Instant.parse("2017-12-31T00:00:00Z"), Time.OCCURRED));
        assertThat(asOf()).isNull();
    }

    @Test
    void aPlainDayMeansItsEndInTheTimeZoneOfTheCompany() {
        assertThat(asOf("asOf", "2017-12-31"))
                .isEqualTo(new AsOf(Instant.parse("2017-12-31T16:59:59.999999Z"), Time.RECORDED));
    }

    @Test
    void todayMeansThisMomentAndSoDoesAClockThatIsALittleAhead() {
        assertThat(asOf("asOf", "2026-11-29")).isEqualTo(new AsOf(NOW, Time.RECORDED));
        assertThat(asOf("asOf", "2026-11-29T03:00:05Z")).isEqualTo(new AsOf(NOW, Time.RECORDED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-30           |          | asOf | must not lie in the future
            2026-11-29T04:00:00Z | occurred | asOf | must not lie in the future
            9999-12-31           |          | asOf | must not lie in the future
            yesterday            |          | asOf | must be an instant like 2026-11-01T10:00:00Z or a day like 2026-11-01
            2026-02-30           |          | asOf | must be an instant like 2026-11-01T10:00:00Z or a day like 2026-11-01
            2017-12-31           | known    | time | must be one of recorded, occurred
                                 | occurred | time | is understood together with asOf only""")
    void whatMakesNoSenseIsRefused(@Nullable String asOf, @Nullable String time, String field, String message) {
        var given = new HashMap<String, List<String>>();
        if (asOf != null) {
            given.put("asOf", List.of(asOf));
        }
        if (time != null) {
            given.put("time", List.of(time));
        }
        var parameters = Parameters.of(given, BANGKOK, () -> NOW, () -> null);
        AsOf.of(parameters);

        var problem = catchThrowableOfType(ProblemException.class, parameters::check);

        assertThat(problem.errors()).containsExactly(new ProblemException.FieldError(field, message));
    }

    private static @Nullable AsOf asOf(String... namesAndValues) {
        Map<String, List<String>> given = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        var parameters = Parameters.of(given, BANGKOK, () -> NOW, () -> null);
        var asOf = AsOf.of(parameters);
        parameters.check();
        return asOf;
    }
}

package dev.rapport.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.field.FieldProperties;
import dev.rapport.events.Money;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class StandardFormsTest {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

    private final JsonMapper json = JsonMapper.builder().addModule(new StandardForms(FieldProperties.NONE)).build();

    private record Body(@Nullable Instant at, @Nullable LocalDate day, @Nullable UUID id) {}

    @Test
    void theDocumentedFormsAreRead() {
        assertThat(json.readValue("""
                {"at":"2026-11-01T12:00:00+02:00","day":"2027-01-15","id":"01900000-0000-7000-8000-000000000001"}""",
                Body.class))
                .isEqualTo(new Body(Instant.parse("2026-11-01T10:00:00Z"), LocalDate.parse("2027-01-15"), ID));
        assertThat(json.readValue("{\"at\":null,\"day\":null,\"id\":null}", Body.class))
                .isEqualTo(new Body(null, null, null));
    }

    private record Given(
            @Nullable @Line String name,
            @Nullable @EmailAddress String email,
            @Nullable @PhoneNumber String phone,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable UUID id,
            @Nullable Integer count,
            @Nullable Boolean sure,
            @Nullable Money amount,
            @Nullable List<String> names) {}

    private static Given given(@Nullable String region, String body) {
        var builder = JsonMapper.builder();
        new JsonConventions(new FieldProperties(region)).customize(builder);
        return builder.build().readValue(body, Given.class);
    }

    /** Today 2. */
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200b", "\u00a0"})
    void aFieldThatHoldsNothingIsAbsent(String nothing) {
        assertThat(given(null, """
                {"name": "#", "email": "#", "phone": "#", "at": "#", "day": "#", "id": "#", "count": "", "sure": "",
                 "amount": ""}""".replace("#", nothing)))
                .isEqualTo(new Given(null, null, null, null, null, null, null, null, null, null));
        assertThatThrownBy(() -> given(null, "{\"names\": [\"\", 1]}")).isInstanceOf(MismatchedInputException.class);
        assertThat(given(null, "{\"names\": [\"\"]}").names()).containsExactly("");
    }

    /** Today 2. */
    @Test
    void textComesInTheFormInWhichItIsKept() {
        var given = given("TH", """
                {"name": " \u202eCafe\u0301 ", "email": " Nok@Example.com\u200b", "phone": "081-234-9876"}""");

        assertThat(given.name()).isEqualTo("Café");
        assertThat(given.email()).isEqualTo("nok@example.com");
        assertThat(given.phone()).isEqualTo("+66812349876");
        assertThat(given(null, "{\"phone\": \"081-234-9876\"}").phone()).isEqualTo("081-234-9876");
    }

    @Test
    void aDefaultRegionIsACountry() {
        assertThat(new FieldProperties(" TH ").defaultRegion()).isEqualTo("TH");
        assertThatThrownBy(() -> new FieldProperties("Thailand")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAMergePatchHasTurnedIntoATreeIsReadAgain() {
        var body = new Body(Instant.parse("2026-11-01T10:00:00Z"), LocalDate.parse("2027-01-15"), ID);

        assertThat(json.treeToValue(json.<tools.jackson.databind.JsonNode>valueToTree(body), Body.class))
                .isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"at\":1700000000}", "{\"at\":\"1700000000\"}", "{\"at\":[]}",
            "{\"at\":\"2026-11-01\"}", "{\"day\":[2027,1,15]}", "{\"day\":[]}", "{\"day\":20000}",
            "{\"day\":\"2027-02-30\"}", "{\"day\":\"2027-01-15T10:00:00Z\"}", "{\"id\":\"AZAAAAAAcACAAAAAAAAAAQ==\"}",
            "{\"id\":\"1-1-1-1-1\"}", "{\"id\":{}}", "{\"id\":7}"})
    void otherFormsAreRefusedWithoutRepeatingThem(String body) {
        assertThatThrownBy(() -> json.readValue(body, Body.class)).isInstanceOf(MismatchedInputException.class)
                .hasNoCause().message().doesNotContain("1700000000", "AZAAAA", "20000");
    }
}

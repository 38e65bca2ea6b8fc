package dev.rapport.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class StandardFormsTest {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

    private final JsonMapper json = JsonMapper.builder().addModule(new StandardForms()).build();

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

    @Test
    void whatAMergePatchHasTurnedIntoATreeIsReadAgain() {
        var body = new Body(Instant.parse("2026-11-01T10:00:00Z"), LocalDate.parse("2027-01-15"), ID);

        assertThat(json.treeToValue(json.<tools.jackson.databind.JsonNode>valueToTree(body), Body.class))
                .isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"at\":1700000000}", "{\"at\":\"1700000000\"}", "{\"at\":[]}", "{\"at\":\"\"}",
            "{\"at\":\"2026-11-01\"}", "{\"day\":[2027,1,15]}", "{\"day\":[]}", "{\"day\":20000}", "{\"day\":\"\"}",
            "{\"day\":\"2027-02-30\"}", "{\"day\":\"2027-01-15T10:00:00Z\"}", "{\"id\":\"AZAAAAAAcACAAAAAAAAAAQ==\"}",
            "{\"id\":\"1-1-1-1-1\"}", "{\"id\":\"\"}", "{\"id\":{}}", "{\"id\":7}"})
    void otherFormsAreRefusedWithoutRepeatingThem(String body) {
        assertThatThrownBy(() -> json.readValue(body, Body.class)).isInstanceOf(MismatchedInputException.class)
                .hasNoCause().message().doesNotContain("1700000000", "AZAAAA", "20000");
    }
}

package dev.rapport.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.web.validation.Line;
import dev.rapport.common.web.validation.MoneyBody;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MergePatchTest {

    private static final JsonMapper JSON = json();

    private final MergePatch mergePatch = new MergePatch(JSON,
            Validation.buildDefaultValidatorFactory().getValidator());
    private final Details details = new Details("Ann", "Acme", new MoneyBody("10.00", "EUR"));

    record Details(
            @NotNull @Line String name,
            @Nullable @Line String organisation,
            @Nullable @Valid MoneyBody budget) {}

    private static JsonMapper json() {
        var builder = JsonMapper.builder();
        new JsonConventions().customize(builder);
        return builder.build();
    }

    @Test
    void whatIsAbsentStaysAndWhatIsNullIsCleared() {
        assertThat(patched("{\"organisation\": null}")).isEqualTo(new Details("Ann", null, details.budget()));
        assertThat(patched("{\"name\": \"Bo\"}")).isEqualTo(new Details("Bo", "Acme", details.budget()));
    }

    @Test
    void objectsAreMergedToo() {
        assertThat(patched("{\"budget\": {\"amount\": \"12.5\"}}").budget()).isEqualTo(new MoneyBody("12.5", "EUR"));
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertThatThrownBy(() -> patched("{\"nickname\": \"A\"}")).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.errors()).singleElement()
                        .satisfies(error -> assertThat(error.field()).isEqualTo("nickname")));
        assertThatThrownBy(() -> patched("{\"nickname\": null}")).isInstanceOf(ProblemException.class);
    }

    @Test
    void wrongTypesAndValuesAreRefused() {
        assertThatThrownBy(() -> patched("{\"name\": 7}")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> patched("{\"name\": null}")).isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> patched("{\"name\": \" \"}")).isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> patched("{\"budget\": {\"amount\": \"-1\"}}"))
                .isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> patched("[]")).isInstanceOf(ProblemException.class);
    }

    @Test
    void allThatThePatchNamesIsChecked() {
        assertThatThrownBy(() -> patched("{\"name\": null, \"organisation\": \" \", \"budget\": {\"amount\": \"-1\"}}"))
                .isInstanceOfSatisfying(ConstraintViolationException.class,
                        refused -> assertThat(refused.getConstraintViolations())
                                .extracting(violation -> violation.getPropertyPath().toString())
                                .contains("name", "organisation").anyMatch(field -> field.startsWith("budget")));
    }

    @Test
    void whatHasStayedIsNotCheckedAgain() {
        var older = new Details("Ann", "a\ttab", null);
        assertThat(mergePatch.apply(older, JSON.readTree("{\"name\": \"Bo\"}"), Details.class).name()).isEqualTo("Bo");
        assertThat(mergePatch.apply(older, JSON.readTree("{\"budget\": {\"amount\": \"1\", \"currency\": \"EUR\"}}"),
                Details.class).budget()).isEqualTo(new MoneyBody("1", "EUR"));
    }

    private Details patched(String patch) {
        return mergePatch.apply(details, JSON.readTree(patch), Details.class);
    }
}

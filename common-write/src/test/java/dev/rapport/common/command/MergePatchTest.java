package dev.rapport.common.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.field.FieldProperties;
import dev.rapport.common.web.JsonConventions;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.Money;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Monetary;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MergePatchTest {

    private static final JsonMapper JSON = json();

    private final MergePatch mergePatch = new MergePatch(JSON,
            Validation.buildDefaultValidatorFactory().getValidator());
    private final Details details = new Details("Ann", "Acme", euros("10.00"));

    public record Details(
            @NotNull @Line String name,
            @Nullable @Line String organisation,
            @Nullable @Monetary Money budget) {}

    private static JsonMapper json() {
        var builder = JsonMapper.builder();
        new JsonConventions(FieldProperties.NONE).customize(builder);
        return builder.build();
    }

    @Test
    void whatIsAbsentStaysAndWhatIsNullIsCleared() {
        assertThat(patched("{\"organisation\": null}")).isEqualTo(new Details("Ann", null, details.budget()));
        assertThat(patched("{\"name\": \"Bo\"}")).isEqualTo(new Details("Bo", "Acme", details.budget()));
    }

    /** Today 2. */
    @Test
    void whatHoldsNothingIsClearedToo() {
        assertThat(patched("{\"organisation\": \"\"}")).isEqualTo(new Details("Ann", null, details.budget()));
    }

    @Test
    void objectsAreMergedToo() {
        assertThat(patched("{\"budget\": {\"amount\": \"12.5\"}}").budget()).isEqualTo(euros("12.5"));
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
        assertThatThrownBy(
                () -> patched("{\"name\": null, \"organisation\": \"a\\nb\", \"budget\": {\"amount\": \"-1\"}}"))
                .isInstanceOfSatisfying(ConstraintViolationException.class,
                        refused -> assertThat(refused.getConstraintViolations())
                                .extracting(violation -> violation.getPropertyPath().toString())
                                .contains("name", "organisation").anyMatch(field -> field.startsWith("budget")));
    }

    @Test
    void whatHasStayedIsNotCheckedAgain() {
        var older = new Details("Ann", "a\ttab", null);
        assertThat(patched(older, "{\"name\": \"Bo\"}")).isEqualTo(new Details("Bo", "a\ttab", null));
        var unseen = new Details("\u200b", "\u202eAcme ", null);
        assertThat(patched(unseen, "{\"budget\": {\"amount\": \"1\", \"currency\": \"EUR\"}}"))
                .isEqualTo(new Details("\u200b", "\u202eAcme ", euros("1")));
        assertThat(patched(older, "{\"budget\": {\"amount\": \"1\", \"currency\": \"EUR\"}}").budget())
                .isEqualTo(euros("1"));
    }

    record Body(
            @JsonUnwrapped Details details,
            @Nullable @NotNull UUID ownerId,
            @Nullable Instant occurredAt) {}

    @Test
    void whatABodySaysBesideTheDetailsIsReadAtOnce() {
        var owner = UUID.randomUUID();
        var patch = read("{\"name\": \"Bo\", \"ownerId\": \"" + owner + "\"}");

        assertThat(patch.body().ownerId()).isEqualTo(owner);
        assertThat(patch.body().occurredAt()).isNull();
        assertThat(patch.change().apply(details)).isEqualTo(new Details("Bo", "Acme", details.budget()));
    }

    @Test
    void whatABodySaysBesideTheDetailsIsCheckedAtOnce() {
        assertThatThrownBy(() -> read("{\"ownerId\": null}")).isInstanceOfSatisfying(
                ConstraintViolationException.class, refused -> assertThat(refused.getConstraintViolations())
                        .extracting(violation -> violation.getPropertyPath().toString()).containsExactly("ownerId"));
        assertThatThrownBy(() -> read("{\"ownerId\": \"x\"}")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> read("{\"nickname\": \"A\"}")).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.errors()).extracting("field").containsExactly("nickname"));
        assertThatThrownBy(() -> read("[]")).isInstanceOf(ProblemException.class);
        assertThat(read("{}").change().apply(details)).isEqualTo(details);
    }

    private MergePatch.Patch<Body, Details> read(String patch) {
        return mergePatch.read(JSON.readTree(patch), Body.class, Details.class);
    }

    private Details patched(String patch) {
        return patched(details, patch);
    }

    private Details patched(Details before, String patch) {
        return mergePatch.change(JSON.readTree(patch), Details.class).apply(before);
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }
}

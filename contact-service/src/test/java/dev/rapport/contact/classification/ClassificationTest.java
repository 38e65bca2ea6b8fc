package dev.rapport.contact.classification;

import static dev.rapport.events.customer.Lifecycle.CUSTOMER;
import static dev.rapport.events.customer.Lifecycle.LOST;
import static dev.rapport.events.customer.Lifecycle.POTENTIAL;
import static dev.rapport.events.customer.Lifecycle.PROSPECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.common.refusal.BrokenRuleException;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Tier;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassificationTest {

    private static final Map<Lifecycle, Set<Lifecycle>> ALLOWED = Map.of(POTENTIAL, Set.of(PROSPECT, LOST), PROSPECT,
            Set.of(CUSTOMER, LOST), CUSTOMER, Set.of(LOST), LOST, Set.of(PROSPECT));

    @ParameterizedTest
    @EnumSource
    void fromHereACustomerGoesOnlyWhereTheRuleSays(Lifecycle from) {
        var here = new Classification(from, Tier.NORMAL);
        for (Lifecycle to : Lifecycle.values()) {
            if (to == from || ALLOWED.getOrDefault(from, Set.of()).contains(to)) {
                assertThat(here.changedTo(wanted(to, null)).lifecycle()).isEqualTo(to);
            } else {
                assertThatExceptionOfType(BrokenRuleException.class)
                        .isThrownBy(() -> here.changedTo(wanted(to, Tier.KEY)))
                        .returns(ClassificationRule.LIFECYCLE_TRANSITION_NOT_ALLOWED, BrokenRuleException::rule);
            }
        }
    }

    @Test
    void whatIsAbsentStays() {
        assertThat(Classification.FIRST.changedTo(wanted(null, Tier.KEY)))
                .isEqualTo(new Classification(POTENTIAL, Tier.KEY));
        assertThat(Classification.FIRST.changedTo(wanted(PROSPECT, null)))
                .isEqualTo(new Classification(PROSPECT, Tier.NORMAL));
    }

    @Test
    void aLossHasAReason() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new ClassifyBody("lost", null, null, null).wanted())
                .satisfies(problem -> assertThat(problem.errors()).extracting("field").containsExactly("reason"));
        assertThat(new ClassifyBody("lost", null, " price ", null).wanted().reason()).isEqualTo("price");
    }

    @Test
    void thereIsSomethingToClassify() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new ClassifyBody(null, null, "why", null).wanted());
    }

    private static WantedClassification wanted(@Nullable Lifecycle lifecycle, @Nullable Tier tier) {
        return new WantedClassification(lifecycle, tier, "because");
    }
}

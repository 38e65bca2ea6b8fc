package dev.rapport.interaction.interaction;

import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.testing.People;
import dev.rapport.common.web.BusinessRule;
import dev.rapport.events.interaction.InteractionLogged;
import dev.rapport.interaction.customer.CustomerRule;
import dev.rapport.interaction.customer.KnownCustomers;
import dev.rapport.interaction.customer.KnownCustomers.Standing;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InteractionTest {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-00000000aaaa");
    private static final UUID CUSTOMER = UUID.fromString("01900000-0000-7000-8000-0000000000c1");
    private static final UUID EMPLOYEE = People.REP.employeeId();
    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");

    @Test
    void anInteractionIsLoggedAsItWasTold() {
        given(Standing.KNOWN).when(log(" They want ten carts. ", 600, "visit next week"), by())
                .expectEvents(new InteractionLogged(CUSTOMER, "phone", "outbound", "They want ten carts.", 600,
                        "visit next week", EMPLOYEE, AT));
    }

    @Test
    void littleNeedsToBeSaidAboutIt() {
        given(Standing.KNOWN).when(log(null, null, null), by()).expectEvents(
                new InteractionLogged(CUSTOMER, "phone", "outbound", null, null, null, EMPLOYEE, AT));
    }

    @Test
    void anInteractionIsWithAKnownCustomer() {
        expectBroken(CustomerRule.UNKNOWN_CUSTOMER, given(Standing.UNKNOWN).when(log(null, null, null), by()));
    }

    @Test
    void nothingIsLoggedAboutSomebodyWhoWasErased() {
        expectBroken(CustomerRule.CUSTOMER_ERASED, given(Standing.ERASED).when(log(null, null, null), by()));
    }

    private static TestExecutor<Interaction> given(Standing standing) {
        var fixture = new AggregateTestFixture<>(Interaction.class);
        fixture.registerCommandTargetResolver(message -> new VersionedAggregateIdentifier(ID.toString(), null));
        KnownCustomers customers = id -> standing;
        fixture.registerInjectableResource(customers);
        return fixture.givenNoPriorActivity();
    }

    private static Map<String, Object> by() {
        return Map.of("rapport.request", new WriteRequest(People.REP, null, null, "", "test", null));
    }

    private static LogInteraction log(@Nullable String summary,
            @Nullable Integer seconds, @Nullable String outcome) {
        return new LogInteraction(ID, CUSTOMER, Channel.PHONE, Direction.OUTBOUND, summary, seconds, outcome, EMPLOYEE,
                AT);
    }

    private static void expectBroken(BusinessRule rule, ResultValidator<?> result) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>(rule.code()) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof BusinessRule.BrokenRule broken && broken.rule().equals(rule);
            }
        });
    }
}

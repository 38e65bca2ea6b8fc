package dev.rapport.interaction.interaction;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;

import dev.rapport.common.customer.CustomerRule;
import dev.rapport.common.customer.KnownCustomers.Standing;
import dev.rapport.common.customer.KnownCustomers;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.events.interaction.InteractionDetails;
import dev.rapport.events.interaction.InteractionLogged;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InteractionTest {

    private static final UUID CUSTOMER = UUID.fromString("01900000-0000-7000-8000-0000000000c1");
    private static final UUID EMPLOYEE = People.REP.employeeId();

    @Test
    void anInteractionIsLoggedAsItWasTold() {
        with(Standing.KNOWN).when(log(" They want ten carts. ", 600, "visit next week"))
                .expect(new InteractionLogged(details("They want ten carts.", 600, "visit next week"), EMPLOYEE, NOW));
    }

    @Test
    void littleNeedsToBeSaidAboutIt() {
        with(Standing.KNOWN).when(log(null, null, null))
                .expect(new InteractionLogged(details(null, null, null), EMPLOYEE, NOW));
    }

    @Test
    void anInteractionTookPlaceBeforeItIsLogged() {
        with(Standing.KNOWN).when(new LogInteraction(ID, details(null, null, null), NOW.plusSeconds(3600)))
                .expectInvalid();
    }

    @Test
    void anInteractionIsWithAKnownCustomer() {
        with(Standing.UNKNOWN).when(log(null, null, null)).expectBroken(CustomerRule.UNKNOWN_CUSTOMER);
    }

    @Test
    void nothingIsLoggedAboutSomebodyWhoWasErased() {
        with(Standing.ERASED).when(log(null, null, null)).expectBroken(CustomerRule.CUSTOMER_ERASED);
    }

    private static Scenario<Interaction> with(Standing standing) {
        return Scenario.of(Interaction.class).with(KnownCustomers.class, id -> standing);
    }

    private static LogInteraction log(@Nullable String summary, @Nullable Integer seconds, @Nullable String outcome) {
        return new LogInteraction(ID, details(summary, seconds, outcome), NOW);
    }

    private static InteractionDetails details(@Nullable String summary, @Nullable Integer seconds,
            @Nullable String outcome) {
        return new InteractionDetails(CUSTOMER, "phone", "outbound", summary, seconds, outcome, null);
    }
}

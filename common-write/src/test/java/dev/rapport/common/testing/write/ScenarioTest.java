package dev.rapport.common.testing.write;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.testing.People;
import dev.rapport.events.lead.LeadEvent;
import dev.rapport.events.lead.LeadQualified;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final LeadQualified QUALIFIED = new LeadQualified(null, NOW);

    private final Scenario<Counter> counter = Scenario.of(Counter.class).given(QUALIFIED);

    @Test
    void stateThatFollowsFromTheEventsIsFine() {
        counter.when(new Count(ID)).expect(QUALIFIED);
    }

    @Test
    void stateThatIsAssignedBesideTheEventsIsFound() {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> counter.when(new Cheat(ID)))
                .withMessageContaining("field/property 'counted'");
    }

    @Test
    void otherEventsThanExpectedAreFound() {
        counter.when(new Count(ID));
        assertThatExceptionOfType(AssertionError.class).isThrownBy(counter::expectNothing);
    }

    record Count(UUID id) implements Command {}

    record Cheat(UUID id) implements Command {}

    static final class Counter extends EventSourced<LeadEvent> {

        // Only compared.
        @SuppressWarnings("UnusedVariable")
        private int counted;

        Counter() {
            super(LeadEvent.class);
        }

        @CommandHandler
        void count(Count command) {
            record(QUALIFIED);
        }

        @CommandHandler
        void cheat(Cheat command) {
            record(QUALIFIED);
            counted++;
        }

        @Override
        protected void when(LeadEvent event) {
            counted++;
        }

        @Override
        protected UUID ownerId() {
            return People.REP.employeeId();
        }
    }
}

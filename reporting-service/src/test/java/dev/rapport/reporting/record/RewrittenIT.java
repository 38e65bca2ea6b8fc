package dev.rapport.reporting.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.EventBatch;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestRecords;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Edges, data team 5: whoever follows events learns what changes without one. */
class RewrittenIT {

    private final TestRecords records = new TestRecords();
    private final History history = new History();
    private final UUID contact = Given.id();
    private final UUID deal = Given.id();

    private List<UUID> noted() {
        return records.copy().rewritten(10).stream().map(Rewritten.Note::id).toList();
    }

    private void known() {
        history.record(contact, Given.contact("Nok Example", null, null, history.now()));
        history.record(deal, Given.deal("For Nok", contact, "talk", null, null, Given.REN, history.now()));
        records.apply(history.events());
    }

    @Test
    void whatHappensIsNotNoted() {
        known();

        assertThat(noted()).isEmpty();
    }

    @Test
    void recordsOfAPersonWhoIsForgottenAreNotedBeforeAndAfter() {
        known();
        records.apply(List.of(history.record(contact, new ContactErased("asked", history.now()))));
        assertThat(noted()).contains(deal);

        records.copy().seen(records.copy().rewritten(10));
        assertThat(noted()).isEmpty();

        // As in a copy that is filled anew, in which the deal is read after the contact was forgotten.
        records.apply(List.of(history.record(deal, Given.dealChanged("Again for Nok", null, null, history.now()))));
        assertThat(noted()).containsExactly(deal);
    }

    @Test
    void anEventThatWasKeptAsideIsNotedWhenItIsApplied() {
        known();
        var late = history.record(deal, Given.dealChanged("Larger", null, null, history.now()));

        records.copy().apply(new EventBatch(
                List.of(new Delivery(late, new TopicPartition("rapport.deal", 0), 1, true)), Map.of()));

        assertThat(noted()).containsExactly(deal);
    }

    @Test
    void whatChangesAgainMeanwhileStaysNoted() {
        known();
        records.apply(List.of(history.record(contact, new ContactErased("asked", history.now()))));
        var seen = records.copy().rewritten(10);
        records.apply(List.of(history.record(deal, Given.dealChanged("Nok again", null, null, history.now()))));

        records.copy().seen(seen);

        assertThat(noted()).containsExactly(deal);
    }
}

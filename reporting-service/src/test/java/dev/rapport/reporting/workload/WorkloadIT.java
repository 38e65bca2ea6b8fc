package dev.rapport.reporting.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.deal.DealWon;
import dev.rapport.events.lead.LeadArchived;
import dev.rapport.events.lead.LeadDetailsChanged;
import dev.rapport.events.lead.LeadDisqualified;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import dev.rapport.reporting.workload.WorkloadReport.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** F76: what people have in hand. */
class WorkloadIT {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new SearchFold(TestResources.ALL));

    private UUID lead() {
        var id = Given.id();
        history.record(id, Given.lead("Somchai", null, null, null, history.now()));
        return id;
    }

    private UUID deal(UUID customer, @Nullable LocalDate expectedClose, UUID owner) {
        var id = Given.id();
        history.record(id, Given.deal("Deal", customer, "talk", null, expectedClose, owner, history.now()));
        return id;
    }

    private Map<UUID, Work> work(@Nullable Set<UUID> owners, Instant now) {
        index.apply(history.events()).visible();
        return new WorkloadStore(index.reader(), BANGKOK).work(owners, now, 14);
    }

    private Instant days(int days) {
        return history.now().plus(Duration.ofDays(days));
    }

    @Test
    void countsWhatIsOpenByWhomItBelongsTo() {
        lead();
        lead();
        history.record(lead(), new LeadDisqualified("No need", history.now()));
        history.record(lead(), new LeadArchived(null, history.now()));
        deal(Given.id(), null, Given.REN);
        deal(Given.id(), null, Given.ROSA);
        history.record(deal(Given.id(), null, Given.ROSA), new DealWon("payment", history.now()));

        var work = work(null, days(0));

        assertThat(work).containsOnly(Map.entry(Given.REN, new Work(2, 1, 0, 0, 0, 0)),
                Map.entry(Given.ROSA, new Work(0, 1, 0, 0, 0, 0)));
        assertThat(work(Set.of(Given.ROSA), days(0))).containsOnlyKeys(Given.ROSA);
    }

    @Test
    void countsWhatIsDueByTheDayOfTheCompany() {
        var now = Instant.parse("2026-12-01T20:00:00Z");
        for (var day : List.of("2026-12-01", "2026-12-02", "2026-12-03", "2026-11-05")) {
            deal(Given.id(), LocalDate.parse(day), Given.REN);
        }

        var work = work(null, now);

        assertThat(work.get(Given.REN)).isNotNull().satisfies(ren -> {
            assertThat(ren.due()).as("in Bangkok it is the second").isEqualTo(1);
            assertThat(ren.overdue()).isEqualTo(2);
        });
    }

    @Test
    void countsAsUntouchedWhatNobodyHasChangedOrTalkedAbout() {
        lead();
        var met = lead();
        var changed = lead();
        var customer = Given.id();
        deal(customer, null, Given.REN);
        deal(Given.id(), null, Given.REN);
        var begin = days(0);
        assertThat(work(null, begin.plus(Duration.ofDays(13)))).containsEntry(Given.REN, new Work(3, 2, 0, 0, 0, 0));
        assertThat(work(null, begin.plus(Duration.ofDays(15)))).containsEntry(Given.REN, new Work(3, 2, 0, 0, 3, 2));

        history.later(Duration.ofDays(5));
        history.record(Given.id(), Given.call(met, "They called", history.now()));
        history.record(Given.id(), Given.call(customer, "They called", history.now()));
        history.record(changed, new LeadDetailsChanged(
                Given.lead("Malee", null, null, null, history.now()).details(), history.now()));

        assertThat(work(null, begin.plus(Duration.ofDays(15)))).containsEntry(Given.REN, new Work(3, 2, 0, 0, 1, 1));
    }
}

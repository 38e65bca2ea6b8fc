package dev.rapport.reporting.workload;

import dev.rapport.events.field.Description;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has how much in hand. */
record WorkloadReport(
        @Description(value = "After how many days something counts as untouched", example = "14") int untouchedDays,
        @Description("Those who own something that is open, who has most first") List<PersonWork> people,
        @Description("All of them together") Work total) {

    record PersonWork(
            @Description("Whose work it is") UUID employeeId,
            @Description(value = "What the person is called; null when there is no record of them", example = "Nok Suksai") @Nullable String name,
            @Description("What the person has in hand") Work work) {}

    /**
     * What somebody has in hand, or several people together.
     *
     * @param due
     *            see {@link Steps}
     */
    record Work(
            @Description(value = "Leads that are new or qualified", example = "12") long openLeads,
            @Description(value = "Deals that go on", example = "5") long openDeals,
            @Description(value = "What is to be done today: deals that are expected to close today", example = "1") long due,
            @Description(value = "What should have been done before today: deals that were expected to close", example = "2") long overdue,
            @Description(value = "Open leads that nobody has changed or had an interaction with for so many days", example = "3") long untouchedLeads,
            @Description(value = "Open deals that nobody has changed for so many days, with whose customer there was no interaction either", example = "1") long untouchedDeals) {

        static final Work NONE = new Work(0, 0, 0, 0, 0, 0);

        Work plus(Work other) {
            return new Work(openLeads + other.openLeads, openDeals + other.openDeals, due + other.due,
                    overdue + other.overdue, untouchedLeads + other.untouchedLeads,
                    untouchedDeals + other.untouchedDeals);
        }

        /** Counts of different moments, taken from each other, may be less than nothing. */
        Work atLeastNone() {
            return new Work(openLeads, openDeals, due, overdue, Math.max(0, untouchedLeads),
                    Math.max(0, untouchedDeals));
        }

        long open() {
            return openLeads + openDeals;
        }
    }
}

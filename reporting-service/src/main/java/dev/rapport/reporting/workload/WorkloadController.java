package dev.rapport.reporting.workload;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.CompanyProperties;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.owner.OwnerFilter;
import dev.rapport.reporting.owner.Owners;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.workload.WorkloadReport.PersonWork;
import dev.rapport.reporting.workload.WorkloadReport.Work;
import java.time.Clock;
import java.util.Comparator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WorkloadController {

    private static final int DAYS = 14;
    private static final int MOST_DAYS = 3650;

    private final WorkloadStore workload;
    private final IndexReader index;
    private final Owners owners;
    private final Records records;
    private final Clock clock;

    WorkloadController(IndexReader searchIndex, Owners owners, Records records, CompanyProperties company,
            Clock clock) {
        this.workload = new WorkloadStore(searchIndex, company.timeZone());
        this.index = searchIndex;
        this.owners = owners;
        this.records = records;
        this.clock = clock;
    }

    @GetMapping("/api/reports/workload")
    @QueryParameter(name = "untouchedDays", form = Form.INTEGER, most = MOST_DAYS, absent = "14", description = "After how many days without a change or an interaction something counts as untouched.")
    @QueryParameter(name = OwnerFilter.OWNER, form = Form.EMPLOYEES, description = OwnerFilter.OWNER_DESCRIPTION)
    @QueryParameter(name = OwnerFilter.TEAM, form = Form.TEXTS, description = OwnerFilter.TEAM_DESCRIPTION, example = OwnerFilter.TEAM_EXAMPLE)
    @QueryParameter(name = OwnerFilter.BELOW, form = Form.EMPLOYEES, description = OwnerFilter.BELOW_DESCRIPTION)
    WorkloadReport workload(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        int untouchedDays = parameters.integer("untouchedDays", DAYS, 1, MOST_DAYS);
        var filter = OwnerFilter.of(parameters);
        parameters.check();
        reading.from(index.projection());
        var work = workload.work(owners.counted(caller, filter, reading, null), clock.instant(), untouchedDays);
        var names = records.find(records.copy(reading), "employee", work.keySet());
        var people = work.entrySet().stream().filter(each -> each.getValue().open() > 0)
                .map(each -> new PersonWork(each.getKey(),
                        names.containsKey(each.getKey()) ? names.get(each.getKey()).fields().text("name") : null,
                        each.getValue()))
                .sorted(Comparator.<PersonWork>comparingLong(person -> -person.work().open())
                        .thenComparing(PersonWork::employeeId))
                .toList();
        return new WorkloadReport(untouchedDays, people,
                people.stream().map(PersonWork::work).reduce(Work.NONE, Work::plus));
    }
}

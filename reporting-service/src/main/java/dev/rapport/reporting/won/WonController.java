package dev.rapport.reporting.won;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.CompanyProperties;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.owner.OwnerFilter;
import dev.rapport.reporting.owner.Owners;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.ClosedDeals;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.record.PastRecords;
import dev.rapport.reporting.record.Records;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WonController {

    private final WonStore won;
    private final IndexReader index;
    private final IndexReader searchIndex;
    private final Owners owners;
    private final Records records;
    private final PastRecords past;

    WonController(ClosedDeals closedDeals, IndexReader dealPeriodsIndex, IndexReader searchIndex, Owners owners,
            Records records,
            PastRecords past, CompanyProperties company) {
        this.won = new WonStore(closedDeals, owners, company.timeZone());
        this.index = dealPeriodsIndex;
        this.searchIndex = searchIndex;
        this.owners = owners;
        this.records = records;
        this.past = past;
    }

    @GetMapping("/api/reports/won")
    @QueryParameter(name = "from", form = Form.START, description = "Only deals that were closed at this instant or later. A day like 2026-11-01 stands for its beginning in the company's time zone.")
    @QueryParameter(name = "to", form = Form.END, description = "Only deals that were closed before this instant. A day like 2026-11-30 stands for its end in the company's time zone, so that the whole day is included.")
    @QueryParameter(name = "groupBy", form = Form.CHOICE, choices = {"owner", "team", "account", "month", "quarter",
            "source"}, description = "What the groups have in common: who owns the deal, the team of that employee, the account that it says it is for or that its customer was or belonged to when it was opened, when it was closed in the company's time zone, or where its lead or customer came from. The total alone when absent.")
    @QueryParameter(name = "pipelineId", form = Form.ID, description = "Only deals of this pipeline; of all when absent.")
    @QueryParameter(name = OwnerFilter.OWNER, form = Form.EMPLOYEES, description = OwnerFilter.OWNER_DESCRIPTION)
    @QueryParameter(name = OwnerFilter.TEAM, form = Form.TEXTS, description = OwnerFilter.TEAM_DESCRIPTION, example = OwnerFilter.TEAM_EXAMPLE)
    @QueryParameter(name = OwnerFilter.BELOW, form = Form.EMPLOYEES, description = OwnerFilter.BELOW_DESCRIPTION)
    @QueryParameter(name = AsOf.PARAMETER, form = Form.INSTANT, description = AsOf.DESCRIPTION)
    @QueryParameter(name = AsOf.TIME, form = Form.CHOICE, choices = {"recorded",
            "occurred"}, description = AsOf.TIME_DESCRIPTION)
    WonReport won(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        var from = parameters.start("from");
        var to = parameters.end("to");
        parameters.checkRange("from", from, "to", to);
        var by = parameters.choice("groupBy", GroupBy.PARAMETERS);
        var pipelineId = parameters.uuid("pipelineId");
        var filter = OwnerFilter.of(parameters);
        var asOf = AsOf.of(parameters);
        parameters.check();
        reading.from(index.projection());
        if (asOf != null) {
            reading.from(searchIndex.projection());
        }
        var copy = records.copy(reading);
        return won.report(
                new ClosedDeals.Asked(pipelineId, owners.counted(caller, filter, reading, asOf), from, to, asOf),
                by == null ? null : GroupBy.of(by),
                ids -> asOf == null ? records.find(copy, ids) : past.find(asOf, ids));
    }
}

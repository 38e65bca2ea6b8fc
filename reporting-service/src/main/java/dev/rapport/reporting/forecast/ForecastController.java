package dev.rapport.reporting.forecast;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.owner.OwnerFilter;
import dev.rapport.reporting.owner.Owners;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.OpenDeals;
import dev.rapport.reporting.pipeline.Pipelines;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ForecastController {

    private static final int MOST_YEARS = 10;

    private final ForecastStore forecast;
    private final IndexReader index;
    private final Owners owners;

    ForecastController(Pipelines pipelines, OpenDeals openDeals, IndexReader dealPeriodsIndex, Owners owners) {
        this.forecast = new ForecastStore(pipelines, openDeals);
        this.index = dealPeriodsIndex;
        this.owners = owners;
    }

    @GetMapping("/api/reports/forecast")
    @QueryParameter(name = "by", form = Form.CHOICE, choices = {"week",
            "month"}, absent = "month", description = "How long the periods are; weeks begin on Monday.")
    @QueryParameter(name = "from", form = Form.DAY, description = "Periods from the one with this day on. Deals expected before it are counted as earlier.")
    @QueryParameter(name = "to", form = Form.DAY, description = "Periods up to the one with this day, which is included. Deals expected after it are counted as later. At most ten years after from.")
    @QueryParameter(name = "pipelineId", form = Form.ID, description = "The default pipeline when absent.")
    @QueryParameter(name = OwnerFilter.OWNER, form = Form.EMPLOYEES, description = OwnerFilter.OWNER_DESCRIPTION)
    @QueryParameter(name = OwnerFilter.TEAM, form = Form.TEXTS, description = OwnerFilter.TEAM_DESCRIPTION, example = OwnerFilter.TEAM_EXAMPLE)
    @QueryParameter(name = OwnerFilter.BELOW, form = Form.EMPLOYEES, description = OwnerFilter.BELOW_DESCRIPTION)
    @QueryParameter(name = AsOf.PARAMETER, form = Form.INSTANT, description = AsOf.DESCRIPTION)
    @QueryParameter(name = AsOf.TIME, form = Form.CHOICE, choices = {"recorded",
            "occurred"}, description = AsOf.TIME_DESCRIPTION)
    ForecastReport forecast(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        var by = parameters.choice("by", PeriodLength.PARAMETERS);
        var from = parameters.day("from");
        var to = parameters.day("to");
        var pipelineId = parameters.uuid("pipelineId");
        var filter = OwnerFilter.of(parameters);
        var asOf = AsOf.of(parameters);
        if (from != null && to != null) {
            if (to.isBefore(from)) {
                parameters.refuse("to", "must not be before from");
            } else if (from.plusYears(MOST_YEARS).isBefore(to)) {
                parameters.refuse("to", "must be at most ten years after from");
            }
        }
        parameters.check();
        var length = by == null ? PeriodLength.MONTH : PeriodLength.of(by);
        reading.from(index.projection());
        return forecast.report(pipelineId == null ? Pipelines.DEFAULT : pipelineId,
                owners.counted(caller, filter, reading, asOf),
                asOf, length,
                from == null ? null : length.start(from), to == null ? null : length.end(to));
    }
}

package dev.rapport.reporting.funnel;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.owner.OwnerFilter;
import dev.rapport.reporting.owner.Owners;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.Pipelines;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FunnelController {

    private final FunnelStore funnel;
    private final IndexReader index;
    private final Owners owners;

    FunnelController(IndexReader dealPeriodsIndex, Pipelines pipelines, Owners owners) {
        this.funnel = new FunnelStore(dealPeriodsIndex, pipelines);
        this.index = dealPeriodsIndex;
        this.owners = owners;
    }

    @GetMapping("/api/reports/funnel")
    @QueryParameter(name = "pipelineId", form = Form.ID, description = "The default pipeline when absent.")
    @QueryParameter(name = OwnerFilter.OWNER, form = Form.EMPLOYEES, description = OwnerFilter.OWNER_DESCRIPTION)
    @QueryParameter(name = OwnerFilter.TEAM, form = Form.TEXTS, description = OwnerFilter.TEAM_DESCRIPTION, example = OwnerFilter.TEAM_EXAMPLE)
    @QueryParameter(name = OwnerFilter.BELOW, form = Form.EMPLOYEES, description = OwnerFilter.BELOW_DESCRIPTION)
    @QueryParameter(name = "from", form = Form.START, description = "Only stays in a stage that began at this instant or later. A day like 2026-11-01 stands for its beginning in the company's time zone.")
    @QueryParameter(name = "to", form = Form.END, description = "Only stays in a stage that began before this instant. A day like 2026-11-30 stands for its end in the company's time zone, so that the whole day is included.")
    @QueryParameter(name = AsOf.PARAMETER, form = Form.INSTANT, description = AsOf.DESCRIPTION)
    @QueryParameter(name = AsOf.TIME, form = Form.CHOICE, choices = {"recorded",
            "occurred"}, description = AsOf.TIME_DESCRIPTION)
    FunnelReport funnel(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        var pipelineId = parameters.uuid("pipelineId");
        var filter = OwnerFilter.of(parameters);
        var asOf = AsOf.of(parameters);
        var from = parameters.start("from");
        var to = parameters.end("to");
        parameters.checkRange("from", from, "to", to);
        parameters.check();
        reading.from(index.projection());
        return funnel.report(pipelineId == null ? Pipelines.DEFAULT : pipelineId,
                owners.counted(caller, filter, reading, asOf),
                from, to, asOf);
    }
}

package dev.rapport.reporting.funnel;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
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

    FunnelController(IndexReader dealPeriodsIndex, Pipelines pipelines) {
        this.funnel = new FunnelStore(dealPeriodsIndex, pipelines);
        this.index = dealPeriodsIndex;
    }

    @GetMapping("/api/reports/funnel")
    @QueryParameter(name = "pipelineId", form = Form.ID, description = "The default pipeline when absent.")
    @QueryParameter(name = "ownerId", form = Form.ID, description = "Only stays in which this employee owned the deal when they ended, or owns it now.")
    @QueryParameter(name = "from", form = Form.INSTANT_OR_DAY, description = "Only stays in a stage that began then or later.")
    @QueryParameter(name = "to", form = Form.INSTANT_OR_DAY, description = "Only stays in a stage that began before that.")
    FunnelReport funnel(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        var pipelineId = parameters.uuid("pipelineId");
        var ownerId = parameters.uuid("ownerId");
        var from = parameters.instantOrDay("from");
        var to = parameters.instantOrDay("to");
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.refuse("to", "must be after from");
        }
        parameters.check();
        reading.from(index.projection());
        return funnel.report(pipelineId == null ? Pipelines.DEFAULT : pipelineId, ownerId, from, to);
    }
}

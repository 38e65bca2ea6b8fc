package dev.rapport.reporting.pipeline;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rapport.common.security.Caller;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.owner.OwnerFilter;
import dev.rapport.reporting.owner.Owners;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PipelineController {

    private final PipelineStore pipeline;
    private final RecentReports recent;
    private final IndexReader index;
    private final Owners owners;

    PipelineController(Pipelines pipelines, OpenDeals openDeals, IndexReader dealPeriodsIndex, Clock clock,
            Owners owners) {
        this.pipeline = new PipelineStore(pipelines, openDeals, clock);
        this.recent = new RecentReports(
                question -> pipeline.report(question.pipelineId(), question.owners(), null),
                Executors.newVirtualThreadPerTaskExecutor(), Ticker.systemTicker());
        this.index = dealPeriodsIndex;
        this.owners = owners;
    }

    @GetMapping("/api/reports/pipeline")
    @QueryParameter(name = "pipelineId", form = Form.ID, description = "The default pipeline when absent.")
    @QueryParameter(name = OwnerFilter.OWNER, form = Form.EMPLOYEES, description = OwnerFilter.OWNER_DESCRIPTION)
    @QueryParameter(name = OwnerFilter.TEAM, form = Form.TEXTS, description = OwnerFilter.TEAM_DESCRIPTION, example = OwnerFilter.TEAM_EXAMPLE)
    @QueryParameter(name = OwnerFilter.BELOW, form = Form.EMPLOYEES, description = OwnerFilter.BELOW_DESCRIPTION)
    @QueryParameter(name = AsOf.PARAMETER, form = Form.INSTANT, description = AsOf.DESCRIPTION)
    @QueryParameter(name = AsOf.TIME, form = Form.CHOICE, choices = {"recorded",
            "occurred"}, description = AsOf.TIME_DESCRIPTION)
    PipelineReport pipeline(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        var pipelineId = parameters.uuid("pipelineId");
        var filter = OwnerFilter.of(parameters);
        var asOf = AsOf.of(parameters);
        parameters.check();
        var copy = reading.from(index.projection());
        var pipelineOrDefault = pipelineId == null ? Pipelines.DEFAULT : pipelineId;
        if (asOf != null) {
            return pipeline.report(pipelineOrDefault, owners.counted(caller, filter, reading, asOf), asOf);
        }
        var question = new RecentReports.Question(copy.name(), index.projection().revision(), pipelineOrDefault,
                owners.counted(caller, filter, reading, null));
        return reading.isAtPosition() ? recent.anew(question) : recent.recent(question);
    }
}

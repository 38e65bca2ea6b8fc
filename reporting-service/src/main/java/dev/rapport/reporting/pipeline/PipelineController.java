package dev.rapport.reporting.pipeline;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rapport.common.security.Caller;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
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

    PipelineController(Pipelines pipelines, OpenDeals openDeals, IndexReader dealPeriodsIndex, Clock clock) {
        this.pipeline = new PipelineStore(pipelines, openDeals, clock);
        this.recent = new RecentReports(
                question -> pipeline.report(question.pipelineId(), question.ownerId(), null),
                Executors.newVirtualThreadPerTaskExecutor(), Ticker.systemTicker());
        this.index = dealPeriodsIndex;
    }

    @GetMapping("/api/reports/pipeline")
    @QueryParameter(name = "pipelineId", form = Form.ID, description = "The default pipeline when absent.")
    @QueryParameter(name = "ownerId", form = Form.ID, description = "Only deals that this employee owns.")
    @QueryParameter(name = "asOf", form = Form.INSTANT, description = "As everything was known at this instant; now when absent.")
    PipelineReport pipeline(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        var pipelineId = parameters.uuid("pipelineId");
        var ownerId = parameters.uuid("ownerId");
        var asOf = parameters.instant("asOf");
        parameters.check();
        var copy = reading.from(index.projection());
        var pipelineOrDefault = pipelineId == null ? Pipelines.DEFAULT : pipelineId;
        if (asOf != null) {
            return pipeline.report(pipelineOrDefault, ownerId, asOf);
        }
        var question = new RecentReports.Question(copy.name(), index.projection().revision(), pipelineOrDefault,
                ownerId);
        return reading.isAtPosition() ? recent.anew(question) : recent.recent(question);
    }
}

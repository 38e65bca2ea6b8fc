package dev.rapport.reporting.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Money;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.pipeline.PipelineChanged;
import dev.rapport.events.pipeline.PipelineCreated;
import dev.rapport.events.pipeline.PipelineEvent;
import dev.rapport.events.pipeline.Stage;

/** Deals, and the pipelines they move through. */
final class DealFold {

    private DealFold() {}

    static Fields fold(Fields deal, DealEvent event) {
        return switch (event) {
            case DealCreated created -> details(deal.with("title", created.title())
                    .with("customerId", created.customerId()).with("pipelineId", created.pipelineId())
                    .with("stage", created.stage()).with("status", "open"), created.title(), created.amount(),
                    created.expectedClose()).with("ownerId", created.ownerId()).with("leadId", created.leadId())
                    .with("lostReason", null).with("stageEnteredAt", created.occurredAt()).with("closedAt", null);
            case DealDetailsChanged changed -> details(deal, changed.title(), changed.amount(),
                    changed.expectedClose());
            case DealAssigned assigned -> deal.with("ownerId", assigned.ownerId());
            case StageChanged changed -> entered(deal, changed.to(), changed.occurredAt());
            case DealWon won -> deal.with("stage", won.stage()).with("status", "won").with("closedAt",
                    won.occurredAt());
            case DealLost lost -> deal.with("stage", lost.stage()).with("status", "lost")
                    .with("lostReason", lost.reason()).with("closedAt", lost.occurredAt());
            case DealReopened reopened -> entered(deal, reopened.stage(), reopened.occurredAt()).with("status", "open")
                    .with("lostReason", null).with("closedAt", null);
        };
    }

    private static Fields details(Fields deal, String title, @Nullable Money amount,
            @Nullable LocalDate expectedClose) {
        return deal.with("title", title).with("amount", amount).with("expectedClose", expectedClose);
    }

    private static Fields entered(Fields deal, String stage, Instant at) {
        return deal.with("stage", stage).with("stageEnteredAt", at);
    }

    static Fields fold(Fields pipeline, PipelineEvent event) {
        return switch (event) {
            case PipelineCreated created -> pipeline.with("name", created.name())
                    .with("stages", stages(created.stages())).with("defaultPipeline", created.defaultPipeline());
            case PipelineChanged changed -> pipeline.with("name", changed.name()).with("stages",
                    stages(changed.stages()));
        };
    }

    private static List<?> stages(List<Stage> stages) {
        return stages.stream().map(stage -> {
            var plain = new LinkedHashMap<String, Object>();
            plain.put("key", stage.key());
            plain.put("name", stage.name());
            plain.put("probability", stage.probability().toPlainString());
            return plain;
        }).toList();
    }
}

package dev.rapport.deal.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stages by hand, for tests of one aggregate. */
public final class StagesInMemory implements Stages {

    private final Map<UUID, List<String>> stages = new HashMap<>();
    private final Map<UUID, String> deals = new HashMap<>();

    public static StagesInMemory of(UUID pipelineId, String... keys) {
        var made = new StagesInMemory();
        made.define(pipelineId, List.of(keys));
        return made;
    }

    /** The stage a deal stands on, or "none". */
    public String standing(UUID dealId) {
        return deals.getOrDefault(dealId, "none");
    }

    @Override
    public boolean isPipeline(UUID pipelineId) {
        return stages.containsKey(pipelineId);
    }

    @Override
    public boolean has(UUID pipelineId, String stage) {
        return stages.getOrDefault(pipelineId, List.of()).contains(stage);
    }

    @Override
    public String enterFirst(UUID dealId, UUID pipelineId) {
        PipelineRule.UNKNOWN_PIPELINE.check(isPipeline(pipelineId));
        String first = stages.getOrDefault(pipelineId, List.of()).getFirst();
        deals.put(dealId, first);
        return first;
    }

    @Override
    public void enter(UUID dealId, UUID pipelineId, String stage) {
        PipelineRule.UNKNOWN_STAGE.check(has(pipelineId, stage));
        deals.put(dealId, stage);
    }

    @Override
    public void leave(UUID dealId) {
        deals.remove(dealId);
    }

    @Override
    public void define(UUID pipelineId, List<String> keys) {
        var removed = new ArrayList<>(stages.getOrDefault(pipelineId, List.of()));
        removed.removeAll(keys);
        PipelineRule.STAGE_IN_USE.check(deals.values().stream().noneMatch(removed::contains));
        stages.put(pipelineId, List.copyOf(keys));
    }
}

package dev.rapport.deal.pipeline;

import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/** Stages as rows; a foreign key keeps open deals and the stages they stand on together, whoever comes first. */
final class PostgresStages implements Stages {

    private final JdbcOperations jdbc;

    PostgresStages(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isPipeline(UUID pipelineId) {
        return !jdbc.queryForList("select 1 from pipeline_stage where pipeline_id = ? limit 1", Integer.class,
                pipelineId).isEmpty();
    }

    @Override
    public boolean has(UUID pipelineId, String stage) {
        return !jdbc.queryForList("select 1 from pipeline_stage where pipeline_id = ? and key = ?", Integer.class,
                pipelineId, stage).isEmpty();
    }

    @Override
    public String enterFirst(UUID dealId, UUID pipelineId) {
        String first = jdbc
                .query("select key from pipeline_stage where pipeline_id = ? order by ordinal limit 1",
                        (row, number) -> row.getString("key"), pipelineId)
                .stream().findFirst().orElseThrow(PipelineRule.UNKNOWN_PIPELINE::broken);
        try {
            put(dealId, pipelineId, first);
        } catch (DataIntegrityViolationException e) {
            throw new ConcurrencyException("The first stage has just been removed; the next attempt finds another", e);
        }
        return first;
    }

    @Override
    public void enter(UUID dealId, UUID pipelineId, String stage) {
        try {
            put(dealId, pipelineId, stage);
        } catch (DataIntegrityViolationException e) {
            throw PipelineRule.UNKNOWN_STAGE.broken();
        }
    }

    private void put(UUID dealId, UUID pipelineId, String stage) {
        jdbc.update("""
                insert into open_deal_stage (deal_id, pipeline_id, stage) values (?, ?, ?)
                on conflict (deal_id) do update set stage = excluded.stage
                """, dealId, pipelineId, stage);
    }

    @Override
    public void leave(UUID dealId) {
        jdbc.update("delete from open_deal_stage where deal_id = ?", dealId);
    }

    @Override
    public void define(UUID pipelineId, List<String> stages) {
        // One change of a pipeline at a time; deals that enter its stages need not wait for this lock.
        jdbc.queryForList("select key from pipeline_stage where pipeline_id = ? order by key for no key update",
                String.class, pipelineId);
        String[] keys = stages.toArray(String[]::new);
        jdbc.update("""
                insert into pipeline_stage (pipeline_id, key, ordinal)
                select ?, key, ordinal from unnest(?::text[]) with ordinality as stage (key, ordinal)
                on conflict (pipeline_id, key) do update set ordinal = excluded.ordinal
                where pipeline_stage.ordinal <> excluded.ordinal
                """, pipelineId, keys);
        try {
            jdbc.update("delete from pipeline_stage where pipeline_id = ? and key <> all (?::text[])", pipelineId,
                    keys);
        } catch (DataIntegrityViolationException e) {
            throw PipelineRule.STAGE_IN_USE.broken();
        }
    }
}

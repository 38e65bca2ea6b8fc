package dev.rapport.common.projection.postgres;

import dev.rapport.common.projection.Advance;
import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.EventBatch;
import dev.rapport.common.projection.ParkedEvent;
import dev.rapport.common.projection.ProjectionCopy;
import dev.rapport.common.projection.UnappliableEventException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The notes of one projection in PostgreSQL: how far it has come, and what is parked. */
public final class PostgresProjectionCopy implements ProjectionCopy {

    private final String projection;
    private final String copy;
    private final EventHandler handler;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    PostgresProjectionCopy(String projection, String copy, EventHandler handler, JdbcTemplate jdbc,
            TransactionOperations transactions) {
        this.projection = projection;
        this.copy = copy;
        this.handler = handler;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return copy;
    }

    @Override
    public boolean intact() {
        return Database.call(() -> !jdbc.queryForList(
                "select 1 from projection_copy where projection = ? and copy = ?", Integer.class, projection, copy)
                .isEmpty());
    }

    @Override
    public Map<TopicPartition, Long> checkpoint() {
        return Database.call(() -> {
            var checkpoint = new HashMap<TopicPartition, Long>();
            jdbc.query("""
                    select topic, partition, next_offset from projection_checkpoint
                    where projection = ? and copy = ?""", row -> {
                checkpoint.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }, projection, copy);
            return checkpoint;
        });
    }

    @Override
    public void apply(EventBatch batch) {
        Database.call(() -> transactions.execute(_ -> {
            lock(batch);
            handle(batch.deliveries());
            batch.advances().forEach(this::advance);
            return true;
        }));
    }

    /** Whoever has lost a partition without knowing it waits for, and then sees, what its successor has done. */
    private void lock(EventBatch batch) {
        var partitions = batch.deliveries().stream().map(Delivery::partition).distinct()
                .map(partition -> projection + "/" + copy + "/" + partition).sorted().toArray(String[]::new);
        for (var partition : partitions) {
            jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> {
            }, partition);
        }
    }

    private void handle(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        var sequences = sequences(deliveries.stream().map(delivery -> delivery.event().aggregateId()).distinct()
                .toArray(UUID[]::new));
        var changed = new LinkedHashMap<UUID, Long>();
        for (var delivery : deliveries) {
            var event = delivery.event();
            long last = sequences.getOrDefault(event.aggregateId(), -1L);
            if (event.sequence() > last + 1) {
                throw new UnappliableEventException("sequence %d follows %d".formatted(event.sequence(), last));
            }
            if (event.sequence() == last + 1) {
                handler.on(event);
                sequences.put(event.aggregateId(), event.sequence());
                changed.put(event.aggregateId(), event.sequence());
            }
        }
        var rows = new ArrayList<Object[]>();
        changed.forEach((id, sequence) -> rows.add(new Object[]{projection, copy, id, sequence}));
        jdbc.batchUpdate("""
                insert into projection_sequence (projection, copy, aggregate_id, sequence) values (?, ?, ?, ?)
                on conflict (projection, copy, aggregate_id) do update set sequence = excluded.sequence""", rows);
    }

    private Map<UUID, Long> sequences(UUID[] ids) {
        var sequences = new HashMap<UUID, Long>();
        jdbc.query("""
                select aggregate_id, sequence from projection_sequence
                where projection = ? and copy = ? and aggregate_id = any (?)""", row -> {
            sequences.put(row.getObject(1, UUID.class), row.getLong(2));
        }, projection, copy, ids);
        return sequences;
    }

    private void advance(TopicPartition partition, Advance advance) {
        int moved = advance.from() == null
                ? jdbc.update("""
                        insert into projection_checkpoint (projection, copy, topic, partition, next_offset)
                        values (?, ?, ?, ?, ?) on conflict do nothing""", projection, copy, partition.topic(),
                        partition.partition(), advance.to())
                : jdbc.update("""
                        update projection_checkpoint set next_offset = ? where projection = ? and copy = ?
                        and topic = ? and partition = ? and next_offset = ?""", advance.to(), projection, copy,
                        partition.topic(), partition.partition(), advance.from());
        if (moved != 1) {
            throw advance.refused(partition, stored(partition));
        }
    }

    private @Nullable Long stored(TopicPartition partition) {
        var stored = jdbc.queryForList("""
                select next_offset from projection_checkpoint
                where projection = ? and copy = ? and topic = ? and partition = ?""", Long.class, projection, copy,
                partition.topic(), partition.partition());
        return stored.isEmpty() ? null : stored.getFirst();
    }

    @Override
    public boolean holds(String aggregate, UUID aggregateId, long sequence) {
        return Database.call(() -> !jdbc.queryForList("""
                select 1 from projection_sequence
                where projection = ? and copy = ? and aggregate_id = ? and sequence >= ?""", Integer.class, projection,
                copy, aggregateId, sequence).isEmpty());
    }

    @Override
    public void park(List<ParkedEvent> events) {
        Database.call(() -> jdbc.batchUpdate(
                """
                        insert into parked_event (projection, copy, topic, partition, event_offset, event_key, event_type, reason,
                            parked_at, attempts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (projection, copy, topic, partition, event_offset) do update
                        set reason = excluded.reason, attempts = excluded.attempts""",
                events.stream().map(
                        event -> new Object[]{projection, copy, event.topic(), event.partition(), event.offset(),
                                event.key(),
                                event.type(), event.reason(), Timestamp.from(event.parkedAt()), event.attempts()})
                        .toList()));
    }

    @Override
    public void unpark(ParkedEvent event) {
        Database.call(() -> jdbc.update("""
                delete from parked_event where projection = ? and copy = ? and topic = ? and partition = ?
                and event_offset = ?""", projection, copy, event.topic(), event.partition(), event.offset()));
    }

    @Override
    public List<ParkedEvent> parked() {
        return Database.call(() -> jdbc.query("""
                select topic, partition, event_offset, event_key, event_type, reason, parked_at, attempts
                from parked_event where projection = ? and copy = ? order by topic, partition, event_offset""",
                (row, _) -> new ParkedEvent(row.getString(1), row.getInt(2), row.getLong(3), row.getString(4),
                        row.getString(5), row.getString(6), row.getTimestamp(7).toInstant(), row.getInt(8)),
                projection, copy));
    }
}

package dev.rapport.common.publishing;

import dev.rapport.events.CloudEventWriter;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventCodec;
import dev.rapport.events.EventType;
import dev.rapport.events.StoredEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The committed events that Kafka has not acknowledged, in order. Works on the connection that holds the lead. */
final class Outbox {

    // An array, so that the events are looked up by their positions whatever the statistics say of a table that is
    // empty now and full then. "Except", because a plan for any parameters would compare each position with each other.
    //
    // The deletion need not survive a crash of the server: what returns is an event sent again, which is allowed, and
    // waiting for the disk would hold up those that have not been sent. What it deletes the query sees still.
    private static final String NEXT = """
            with relaxed as materialized (select set_config('synchronous_commit', 'off', true)),
                 forgotten as (delete from outbox using relaxed where position = any (?))
            select position, event_id, aggregate_id, sequence, type, version, recorded_at,
                   actor, correlation_id, causation_id, trace_parent, data
            from event
            where position = any (array(
              select position from (select position from outbox order by position limit ?) oldest
              except select unnest(?) order by position limit ?))
            order by position
            """;

    private static final String DELETE = """
            with relaxed as materialized (select set_config('synchronous_commit', 'off', true))
            delete from outbox using relaxed where position = any (?)
            """;

    private static final String REFILL = """
            insert into outbox (position)
            select position from event where position > ? and position <= ? and aggregate_type = any (?)
            on conflict do nothing
            """;

    /** Positions looked at in one statement, which may not last long. */
    private static final long STRETCH = 100_000;

    private final String source;
    private final EventCodec codec;
    private final CloudEventWriter writer;

    Outbox(String source, EventCodec codec, CloudEventWriter writer) {
        this.source = source;
        this.codec = codec;
        this.writer = writer;
    }

    record Entry(long position, ProducerRecord<String, byte[]> event) {}

    /**
     * Forgets events that Kafka has acknowledged, and reads the oldest others; of one aggregate always in the order of
     * their sequence, since each commits before the next is appended. An event that commits late has a lower position
     * than some that are under way: they are left out one by one.
     *
     * @param acknowledged positions to be forgotten
     * @param underWay positions to be left out
     */
    List<Entry> next(Connection connection, Collection<Long> acknowledged, Collection<Long> underWay, int most)
            throws SQLException {
        var but = new ArrayList<>(acknowledged);
        but.addAll(underWay);
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setArray(1, positions(connection, acknowledged));
            statement.setInt(2, but.size() + most);
            statement.setArray(3, positions(connection, but));
            statement.setInt(4, most);
            var entries = new ArrayList<Entry>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        }
    }

    private static Array positions(Connection connection, Collection<Long> positions) throws SQLException {
        return connection.createArrayOf("bigint", positions.toArray());
    }

    private Entry entry(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        EventType type = EventCatalogue.named(row.getString("type"));
        // The bytes of the column: what is stored is what travels, and is not read and written again for each event.
        byte[] json = codec.current(type, row.getInt("version"), row.getBytes("data"));
        var recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        // What nobody can read is published all the same: readers park it, and its successors are not held up here.
        var occurredAt = codec.occurredAt(json).orElse(recordedAt);
        var event = new StoredEvent(row.getObject("event_id", UUID.class), source, type,
                row.getObject("aggregate_id", UUID.class), row.getLong("sequence"), occurredAt, recordedAt,
                row.getString("correlation_id"), row.getString("causation_id"), row.getString("actor"), position,
                json);
        return new Entry(position, writer.toRecord(event, row.getString("trace_parent")));
    }

    /** Forgets events that Kafka has acknowledged. */
    void delete(Connection connection, Collection<Long> positions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setArray(1, positions(connection, positions));
            statement.executeUpdate();
        }
    }

    /**
     * Puts all events back that belong on these topics.
     *
     * @return how many were not waiting anyway
     */
    long refill(Connection connection, Set<String> topics) throws SQLException {
        Array aggregates = connection.createArrayOf("text", EventCatalogue.aggregates().stream()
                .filter(aggregate -> topics.contains(EventCatalogue.topicOf(aggregate))).toArray());
        long refilled = 0;
        long last = lastPosition(connection);
        try (PreparedStatement statement = connection.prepareStatement(REFILL)) {
            for (long position = 0; position < last; position += STRETCH) {
                statement.setLong(1, position);
                statement.setLong(2, position + STRETCH);
                statement.setArray(3, aggregates);
                refilled += statement.executeUpdate();
            }
        }
        return refilled;
    }

    private static long lastPosition(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select coalesce(max(position), 0) from event");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}

package dev.rapport.common.eventstore;

import dev.rapport.common.command.WriteOutcome;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventCodec;
import dev.rapport.events.EventType;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Appends and loads events of aggregates. An append is one statement that writes the events and their outbox rows in
 * the caller's transaction. It deliberately cannot be tailed: see {@code docs/adr/0004}.
 */
final class PostgresEventStorageEngine implements EventStorageEngine {

    private static final String APPEND = """
            with appended as (
              insert into event (event_id, aggregate_type, aggregate_id, sequence, type, version, recorded_at,
                                 actor, correlation_id, causation_id, trace_parent, data)
              select event_id, aggregate_type, aggregate_id, sequence, type, version, recorded_at,
                     actor, correlation_id, causation_id, trace_parent, data::json
              from unnest(?::uuid[], ?::text[], ?::uuid[], ?::bigint[], ?::text[], ?::int[], ?::timestamptz[],
                          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                as e(event_id, aggregate_type, aggregate_id, sequence, type, version, recorded_at,
                     actor, correlation_id, causation_id, trace_parent, data, ordinal)
              order by ordinal
              returning position)
            insert into outbox (position) select position from appended
            """;
    private static final String LOAD = """
            select event_id, sequence, type, version, recorded_at, data from event
            where aggregate_id = ? and sequence >= ? order by sequence
            """;
    private static final String UNIQUE_VIOLATION = "23505";

    private final JdbcOperations jdbc;
    private final EventCodec codec;
    private final SnapshotStore snapshots;

    PostgresEventStorageEngine(JdbcOperations jdbc, EventCodec codec, SnapshotStore snapshots) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.snapshots = snapshots;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.execute((Connection connection) -> {
            append(connection, events);
            return null;
        });
        var outcome = WriteOutcome.current();
        for (EventMessage<?> event : events) {
            var domainEvent = (DomainEventMessage<?>) event;
            outcome.appended(type(domainEvent).aggregate(), UUID.fromString(domainEvent.getAggregateIdentifier()),
                    domainEvent.getSequenceNumber());
        }
    }

    private static EventType type(EventMessage<?> event) {
        return EventCatalogue.of((DomainEvent) event.getPayload());
    }

    private void append(Connection connection, List<? extends EventMessage<?>> events) throws SQLException {
        int count = events.size();
        var eventIds = new UUID[count];
        var aggregateTypes = new String[count];
        var aggregateIds = new UUID[count];
        var sequences = new Long[count];
        var types = new String[count];
        var versions = new Integer[count];
        var recordedAt = new OffsetDateTime[count];
        var metadata = new @Nullable String[EventMetadata.KEYS.size()][count];
        var data = new String[count];
        for (int i = 0; i < count; i++) {
            var event = (DomainEventMessage<?>) events.get(i);
            EventType type = type(event);
            eventIds[i] = UUID.fromString(event.getIdentifier());
            aggregateTypes[i] = type.aggregate();
            aggregateIds[i] = UUID.fromString(event.getAggregateIdentifier());
            sequences[i] = event.getSequenceNumber();
            types[i] = type.name();
            versions[i] = type.version();
            recordedAt[i] = event.getTimestamp().atOffset(ZoneOffset.UTC);
            for (int key = 0; key < EventMetadata.KEYS.size(); key++) {
                Object value = event.getMetaData().get(EventMetadata.KEYS.get(key));
                metadata[key][i] = value == null ? null : value.toString();
            }
            data[i] = new String(codec.write((DomainEvent) event.getPayload()), StandardCharsets.UTF_8);
        }
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            var arrays = new ArrayParameters(connection, statement);
            arrays.add("uuid", eventIds).add("text", aggregateTypes).add("uuid", aggregateIds).add("bigint", sequences)
                    .add("text", types).add("int", versions).add("timestamptz", recordedAt);
            for (@Nullable
            String[] values : metadata) {
                arrays.add("text", values);
            }
            arrays.add("text", data);
            statement.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                // The message of the driver's exception holds ids and is kept out of ours.
                // A change that also creates others is tried again: on the newer state it may not create them.
                throw Arrays.stream(sequences).allMatch(sequence -> sequence == 0)
                        ? new AggregateExistsException()
                        : new ConcurrencyException("Another transaction has appended to the aggregate", e);
            }
            throw e;
        }
    }

    /** Binds one array parameter after the other. */
    private static final class ArrayParameters {

        private final Connection connection;
        private final PreparedStatement statement;
        private int parameter;

        ArrayParameters(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        ArrayParameters add(String type, @Nullable Object[] values) throws SQLException {
            Array array = connection.createArrayOf(type, values);
            statement.setArray(++parameter, array);
            return this;
        }
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        UUID aggregateId = UUID.fromString(aggregateIdentifier);
        List<DomainEventMessage<?>> events = jdbc.execute(LOAD, (PreparedStatement statement) -> {
            statement.setObject(1, aggregateId);
            statement.setLong(2, firstSequenceNumber);
            var loaded = new ArrayList<DomainEventMessage<?>>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    loaded.add(message(aggregateIdentifier, rows));
                }
            }
            return loaded;
        });
        if (events == null) {
            throw new DataAccessResourceFailureException("The event store gave no answer");
        }
        return DomainEventStream.of(events);
    }

    private DomainEventMessage<DomainEvent> message(String aggregateId, ResultSet row) throws SQLException {
        EventType type = EventCatalogue.named(row.getString("type"));
        DomainEvent event = codec.read(type, row.getInt("version"),
                row.getString("data").getBytes(StandardCharsets.UTF_8));
        return new GenericDomainEventMessage<>(type.aggregate(), aggregateId, row.getLong("sequence"),
                new GenericEventMessage<>(row.getString("event_id"), event, MetaData.emptyInstance(),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return Optional.ofNullable(jdbc.queryForObject("select max(sequence) from event where aggregate_id = ?",
                Long.class, UUID.fromString(aggregateIdentifier)));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken trackingToken,
            boolean mayBlock) {
        throw new IllegalStateException("The event store is followed on Kafka, not by tailing its table");
    }
}

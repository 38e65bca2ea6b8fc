package dev.rapport.common.eventstore;

import dev.rapport.common.command.EventMetadata;
import dev.rapport.common.command.WriteOutcome;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventCodec;
import dev.rapport.events.EventType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Appends and loads events of aggregates. An append is one statement that writes the events and their outbox rows in
 * the caller's transaction. It deliberately cannot be tailed: see {@code docs/adr/0004}.
 */
final class PostgresEventStorageEngine implements EventStorageEngine {

    private record Column(String name, String type) {}

    /** In the order in which {@link #row} gives their values. */
    private static final List<Column> COLUMNS = List.of(new Column("event_id", "uuid"),
            new Column("aggregate_type", "text"), new Column("aggregate_id", "uuid"), new Column("sequence", "bigint"),
            new Column("type", "text"), new Column("version", "int"), new Column("recorded_at", "timestamptz"),
            new Column("actor", "text"), new Column("correlation_id", "text"), new Column("causation_id", "text"),
            new Column("trace_parent", "text"), new Column("data", "json"));

    /** Most commands record one event, and taking arrays apart costs the server as much as inserting it. */
    private static final String APPEND_ONE = append("values (%s)".formatted(each("?::%2$s")));
    private static final String APPEND_SEVERAL = append("""
            select %1$s from unnest(%2$s) with ordinality as e(%1$s, ordinal) order by ordinal
            """.formatted(each("%1$s"), each("?::%2$s[]")));
    private static final String LOAD = """
            select event_id, sequence, type, version, recorded_at, data from event
            where aggregate_id = ? and sequence >= ? order by sequence limit ?
            """;

    /** The snapshot, if there is one, before what came after it. */
    private static final String LOAD_LATEST = """
            with latest as materialized (select sequence, type, revision, data from snapshot where aggregate_id = ?)
            select null::uuid as event_id, sequence, type, null::int as version, null::timestamptz as recorded_at, data,
                   revision
            from latest
            union all
            (select event_id, sequence, type, version, recorded_at, data, null
             from event where aggregate_id = ? and sequence > coalesce((select sequence from latest), -1)
             order by sequence limit ?)
            order by sequence
            """;

    /** Events that are read at once. */
    private static final int PAGE = 1_000;
    private static final String UNIQUE_VIOLATION = "23505";

    private final JdbcOperations jdbc;
    private final EventCodec codec;
    private final SnapshotStore snapshots;

    PostgresEventStorageEngine(JdbcOperations jdbc, EventCodec codec, SnapshotStore snapshots) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.snapshots = snapshots;
    }

    /** One statement, so that events and outbox rows cannot be separated. */
    private static String append(String rows) {
        return """
                with appended as (insert into event (%s) %s returning position)
                insert into outbox (position) select position from appended
                """.formatted(each("%1$s"), rows);
    }

    /** A list with something for each column, where {@code %1$s} is its name and {@code %2$s} its type. */
    private static String each(String format) {
        return COLUMNS.stream().map(column -> format.formatted(column.name(), column.type()))
                .collect(Collectors.joining(", "));
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
        boolean one = events.size() == 1;
        try (PreparedStatement statement = connection.prepareStatement(one ? APPEND_ONE : APPEND_SEVERAL)) {
            if (one) {
                bind(statement, row(events.getFirst()));
            } else {
                bindArrays(connection, statement, events);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                // The message of the driver's exception holds ids and is kept out of ours.
                // A change that also creates others is tried again: on the newer state it may not create them.
                throw events.stream().allMatch(event -> ((DomainEventMessage<?>) event).getSequenceNumber() == 0)
                        ? new AggregateExistsException()
                        : new ConcurrencyException("Another transaction has appended to the aggregate", e);
            }
            throw e;
        }
    }

    private @Nullable Object[] row(EventMessage<?> message) {
        var event = (DomainEventMessage<?>) message;
        EventType type = type(event);
        var row = new ArrayList<@Nullable Object>(COLUMNS.size());
        row.add(UUID.fromString(event.getIdentifier()));
        row.add(type.aggregate());
        row.add(UUID.fromString(event.getAggregateIdentifier()));
        row.add(event.getSequenceNumber());
        row.add(type.name());
        row.add(type.version());
        row.add(event.getTimestamp().atOffset(ZoneOffset.UTC));
        for (String key : EventMetadata.KEYS) {
            Object value = event.getMetaData().get(key);
            row.add(value == null ? null : value.toString());
        }
        row.add(new String(codec.write((DomainEvent) event.getPayload()), StandardCharsets.UTF_8));
        return row.toArray();
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
        for (int column = 0; column < row.length; column++) {
            if (row[column] == null) {
                // Of the type that others of the column have, or the server would plan the statement anew.
                statement.setNull(column + 1, Types.VARCHAR);
            } else {
                statement.setObject(column + 1, row[column]);
            }
        }
    }

    private void bindArrays(Connection connection, PreparedStatement statement, List<? extends EventMessage<?>> events)
            throws SQLException {
        var values = new @Nullable Object[COLUMNS.size()][events.size()];
        for (int event = 0; event < events.size(); event++) {
            @Nullable
            Object[] row = row(events.get(event));
            for (int column = 0; column < row.length; column++) {
                values[column][event] = row[column];
            }
        }
        for (int column = 0; column < values.length; column++) {
            statement.setArray(column + 1, connection.createArrayOf(COLUMNS.get(column).type(), values[column]));
        }
    }

    /** The aggregate's snapshot and all events since, or all its events if it has no snapshot that can be used. */
    DomainEventStream readLatest(String aggregateIdentifier) {
        UUID aggregateId = UUID.fromString(aggregateIdentifier);
        List<Optional<DomainEventMessage<?>>> latest = jdbc.query(LOAD_LATEST,
                (ResultSet row, int number) -> row.getString("revision") == null
                        ? Optional.of(message(aggregateIdentifier, row))
                        : snapshots.read(aggregateIdentifier, row),
                aggregateId, aggregateId, PAGE);
        if (latest.contains(Optional.<DomainEventMessage<?>>empty())) {
            return readEvents(aggregateIdentifier);
        }
        return DomainEventStream
                .of(inPages(aggregateIdentifier, latest.stream().<DomainEventMessage<?>>map(Optional::get).toList()));
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream
                .of(inPages(aggregateIdentifier, page(aggregateIdentifier, firstSequenceNumber)));
    }

    /**
     * This page and those after it, each read when the one before has been used: a long history need not fit in memory.
     */
    private Stream<DomainEventMessage<?>> inPages(String aggregateIdentifier, List<DomainEventMessage<?>> first) {
        return Stream.iterate(first, page -> !page.isEmpty(), page -> page.size() < PAGE
                ? List.of()
                : page(aggregateIdentifier, page.getLast().getSequenceNumber() + 1)).flatMap(List::stream);
    }

    private List<DomainEventMessage<?>> page(String aggregateIdentifier, long firstSequenceNumber) {
        return jdbc.query(LOAD, (ResultSet row, int number) -> message(aggregateIdentifier, row),
                UUID.fromString(aggregateIdentifier), firstSequenceNumber, PAGE);
    }

    private DomainEventMessage<?> message(String aggregateId, ResultSet row) throws SQLException {
        EventType type = EventCatalogue.named(row.getString("type"));
        DomainEvent event = codec.read(type, row.getInt("version"), row.getBytes("data"));
        Instant recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        return new GenericDomainEventMessage<>(type.aggregate(), aggregateId, row.getLong("sequence"),
                new GenericEventMessage<>(row.getString("event_id"), event, MetaData.emptyInstance(), recordedAt),
                recordedAt);
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

package dev.rapport.common.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.ConstructorDetector;
import tools.jackson.databind.json.JsonMapper;

/**
 * The latest snapshot of an aggregate: its fields as JSON. A snapshot is a cache; one whose class has changed its
 * fields since is ignored and replaced by the next.
 */
final class SnapshotStore {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);

    private final JdbcOperations jdbc;
    private final Map<String, Class<?>> aggregates;
    // An aggregate's other constructors are its command handlers.
    private final JsonMapper json = JsonMapper.builder().constructorDetector(ConstructorDetector.EXPLICIT_ONLY)
            .changeDefaultVisibility(visibility -> visibility.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    SnapshotStore(JdbcOperations jdbc, Map<String, Class<?>> aggregates) {
        this.jdbc = jdbc;
        this.aggregates = Map.copyOf(aggregates);
    }

    void store(DomainEventMessage<?> snapshot) {
        Class<?> type = snapshot.getPayloadType();
        jdbc.update(
                """
                        insert into snapshot (aggregate_id, sequence, type, revision, data) values (?, ?, ?, ?, ?::json)
                        on conflict (aggregate_id) do update
                        set sequence = excluded.sequence, type = excluded.type, revision = excluded.revision, data = excluded.data
                        where snapshot.sequence < excluded.sequence or snapshot.revision <> excluded.revision
                        """,
                UUID.fromString(snapshot.getAggregateIdentifier()), snapshot.getSequenceNumber(),
                type.getSimpleName(), ClassFingerprint.of(type), json.writeValueAsString(snapshot.getPayload()));
    }

    Optional<DomainEventMessage<?>> read(String aggregateId) {
        List<Optional<DomainEventMessage<?>>> found = jdbc.query(
                "select sequence, type, revision, data from snapshot where aggregate_id = ?",
                (ResultSet row, int number) -> read(aggregateId, row), UUID.fromString(aggregateId));
        return found.isEmpty() ? Optional.empty() : found.getFirst();
    }

    /** The snapshot in this row; empty if it cannot be used. */
    Optional<DomainEventMessage<?>> read(String aggregateId, ResultSet row) throws SQLException {
        @Nullable
        Class<?> type = aggregates.get(row.getString("type"));
        if (type == null || !ClassFingerprint.of(type).equals(row.getString("revision"))) {
            LOG.debug("A snapshot is of an older class and is ignored");
            return Optional.empty();
        }
        Object aggregate = json.readValue(row.getString("data"), type);
        return Optional.of(new GenericDomainEventMessage<>(type.getSimpleName(), aggregateId, row.getLong("sequence"),
                aggregate, MetaData.emptyInstance(), UUID.randomUUID().toString(), Instant.EPOCH));
    }
}

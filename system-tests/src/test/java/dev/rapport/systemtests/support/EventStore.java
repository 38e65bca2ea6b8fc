package dev.rapport.systemtests.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rapport.localstack.LocalServers;

/** The event store of one service, seen from beside the service. */
public final class EventStore {
    private final String url;

    EventStore(String url) {
        this.url = url;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, LocalServers.USER, LocalServers.PASSWORD);
    }

    /** The sequences that are stored of every aggregate. */
    public Map<UUID, List<Long>> sequences() {
        Map<UUID, List<Long>> sequences = new HashMap<>();
        try (Connection connection = connect();
                var rows = connection.createStatement()
                        .executeQuery("select aggregate_id, sequence from event order by aggregate_id, sequence")) {
            while (rows.next()) {
                sequences.computeIfAbsent(rows.getObject(1, UUID.class), id -> new ArrayList<>()).add(rows.getLong(2));
            }
            return sequences;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long count(String table) {
        try (Connection connection = connect();
                var row = connection.createStatement().executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Appends an event and its outbox row in the connection's transaction, as the service does.
     *
     * @param type
     *            as {@code rapport.lead.LeadCreated}
     */
    public static void append(Connection transaction, String aggregateType, UUID id, long sequence, String type,
            String data) throws SQLException {
        try (var statement = transaction.prepareStatement(
                """
                        with appended as (
                          insert into event (event_id, aggregate_type, aggregate_id, sequence, type, version, recorded_at, actor, data)
                          values (gen_random_uuid(), ?, ?, ?, ?, 1, now(), 'system', ?::json)
                          returning position)
                        insert into outbox (position) select position from appended
                        """)) {
            statement.setString(1, aggregateType);
            statement.setObject(2, id);
            statement.setLong(3, sequence);
            statement.setString(4, type);
            statement.setString(5, data);
            statement.executeUpdate();
        }
    }
}

package dev.rapport.systemtests.support;

import dev.rapport.localstack.LocalServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
}

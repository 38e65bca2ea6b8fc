package dev.rapport.common.publishing;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lead of a service's publishers: an advisory lock of the database, so that it ends with the connection. */
final class Lead {

    private static final Logger LOG = LoggerFactory.getLogger(Lead.class);
    private static final long LOCK = 0x5241_5050_4F52_5401L;

    private Lead() {}

    static boolean take(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var row = statement.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    return false;
                }
            }
        }
        // A plan that was made while the outbox was short would go through all of it when it is long, for each batch.
        execute(connection, "set enable_seqscan = off");
        return true;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void release(Connection connection) {
        try (var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            execute(connection, "reset enable_seqscan");
            statement.setLong(1, LOCK);
            statement.execute();
        } catch (SQLException e) {
            LOG.debug("The connection that held the lead is gone, and the lead with it");
        }
    }
}

package dev.rapport.common.publishing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears on a connection of its own that other instances have committed events, and wakes the publisher of this one. A
 * call that gets lost does no harm: the outbox is also looked at from time to time.
 */
final class OutboxCalls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxCalls.class);
    private static final String CHANNEL = "rapport_outbox";
    private static final int LISTEN_MILLIS = 500;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final OutboxSignal signal;
    private volatile boolean closed;

    private OutboxCalls(DataSource dataSource, OutboxSignal signal) {
        this.dataSource = dataSource;
        this.signal = signal;
    }

    /** Wakes the publisher of the instance that leads. */
    static void call(Connection connection) throws SQLException {
        // A call need not survive a crash of the server, and waits for no disk.
        try (var statement = connection.prepareStatement(
                "select set_config('synchronous_commit', 'off', true), pg_notify(?, '')")) {
            statement.setString(1, CHANNEL);
            statement.execute();
        }
    }

    /** Fires the signal at each call, until it is closed. */
    static OutboxCalls hear(DataSource dataSource, OutboxSignal signal) {
        var calls = new OutboxCalls(dataSource, signal);
        Thread.ofVirtual().name("outbox-calls").start(calls::hear);
        return calls;
    }

    private void hear() {
        while (!closed) {
            try (var connection = dataSource.getConnection()) {
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.debug("The connection that hears of other instances' events is gone");
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("listen " + CHANNEL);
            var listening = connection.unwrap(PGConnection.class);
            // Whoever called before was not heard.
            boolean heard = true;
            while (!closed) {
                if (heard) {
                    signal.fire();
                }
                var notifications = listening.getNotifications(LISTEN_MILLIS);
                heard = notifications != null && notifications.length > 0;
            }
            statement.execute("unlisten *");
        } catch (SQLException | RuntimeException e) {
            // The pool does not see what is done below it, and must not hand out a connection that is out of step.
            connection.abort(Runnable::run);
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}

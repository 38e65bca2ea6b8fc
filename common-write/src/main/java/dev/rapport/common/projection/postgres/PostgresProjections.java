package dev.rapport.common.projection.postgres;

import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the projections of a service that writes. Declare each as a bean, and it runs. */
public final class PostgresProjections {

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    public PostgresProjections(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * A projection that hands events to a handler.
     *
     * @param name unique within the service
     * @param topics the topics whose events the handler gets
     */
    public PostgresProjectionTarget projection(String name, Set<String> topics, EventHandler handler) {
        return new PostgresProjectionTarget(name, topics, handler, jdbc, transactions);
    }
}

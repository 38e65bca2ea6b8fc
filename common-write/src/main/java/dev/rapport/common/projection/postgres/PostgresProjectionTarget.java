package dev.rapport.common.projection.postgres;

import dev.rapport.common.projection.ProjectionTarget;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a service that writes does about events of its own or of others: keeps a directory, or goes on with a process.
 * Its effects lie in the service's database beside the checkpoint.
 */
public final class PostgresProjectionTarget implements ProjectionTarget<PostgresProjectionCopy> {

    private final String name;
    private final Set<String> topics;
    private final EventHandler handler;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    /**
     * @param name unique within the service
     * @param topics the topics whose events the handler gets
     */
    public PostgresProjectionTarget(String name, Set<String> topics, EventHandler handler, JdbcTemplate jdbc,
            TransactionOperations transactions) {
        this.name = name;
        this.topics = Set.copyOf(topics);
        this.handler = handler;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public Set<String> topics() {
        return topics;
    }

    /** What has been done cannot be done again beside itself. */
    @Override
    public boolean rebuildable() {
        return false;
    }

    @Override
    public @Nullable String readState() {
        return Database.call(() -> {
            var notes = jdbc.queryForList("select notes from projection_state where projection = ?", String.class,
                    name);
            return notes.isEmpty() ? null : notes.getFirst();
        });
    }

    @Override
    public boolean writeState(@Nullable String expected, String next) {
        return Database.call(() -> expected == null
                ? jdbc.update("insert into projection_state (projection, notes) values (?, ?) on conflict do nothing",
                        name, next) == 1
                : jdbc.update("update projection_state set notes = ? where projection = ? and notes = ?", next, name,
                        expected) == 1);
    }

    @Override
    public PostgresProjectionCopy create(String copy) {
        Database.call(() -> jdbc.update(
                "insert into projection_copy (projection, copy) values (?, ?) on conflict do nothing", name, copy));
        return open(copy);
    }

    @Override
    public PostgresProjectionCopy open(String copy) {
        return new PostgresProjectionCopy(name, copy, handler, jdbc, transactions);
    }

    @Override
    public void drop(String copy) {
        Database.call(() -> transactions.execute(_ -> {
            for (var table : new String[]{"projection_checkpoint", "projection_sequence", "parked_event",
                    "projection_copy"}) {
                jdbc.update("delete from " + table + " where projection = ? and copy = ?", name, copy);
            }
            return true;
        }));
    }

    @Override
    public Set<String> copies() {
        return Database.call(() -> new TreeSet<>(jdbc.queryForList(
                "select copy from projection_copy where projection = ?", String.class, name)));
    }
}

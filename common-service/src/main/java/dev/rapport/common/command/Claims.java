package dev.rapport.common.command;

import dev.rapport.common.web.BusinessRule;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Values that at most one record may hold, such as an employee's e-mail address. Claims are taken in the transaction of
 * the command, so that they stand or fall with its events.
 */
public final class Claims {

    private final JdbcOperations jdbc;

    public Claims(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the value for the aggregate and gives up the one it held in the scope before.
     *
     * @param rule
     *            is broken when another aggregate holds the value
     */
    public void take(String scope, String value, UUID aggregateId, BusinessRule rule) {
        jdbc.update("delete from claim where aggregate_id = ? and scope = ? and value <> ?", aggregateId, scope, value);
        int taken = jdbc.update("""
                insert into claim (scope, value, aggregate_id) values (?, ?, ?)
                on conflict (scope, value) do update set aggregate_id = excluded.aggregate_id
                where claim.aggregate_id = excluded.aggregate_id
                """, scope, value, aggregateId);
        rule.check(taken == 1);
    }

    /** Gives up whatever the aggregate holds in the scope. */
    public void release(String scope, UUID aggregateId) {
        jdbc.update("delete from claim where aggregate_id = ? and scope = ?", aggregateId, scope);
    }
}

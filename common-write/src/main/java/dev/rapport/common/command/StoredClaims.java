package dev.rapport.common.command;

import dev.rapport.common.refusal.BusinessRule;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** Claims in the database of the event store. */
final class StoredClaims implements Claims {

    private final JdbcOperations jdbc;

    StoredClaims(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void take(String scope, String value, UUID aggregateId, BusinessRule rule) {
        jdbc.update("delete from claim where aggregate_id = ? and scope = ? and value <> ?", aggregateId, scope, value);
        int taken = jdbc.update("""
                insert into claim (scope, value, aggregate_id) values (?, ?, ?)
                on conflict (scope, value) do update set aggregate_id = excluded.aggregate_id
                where claim.aggregate_id = excluded.aggregate_id
                """, scope, value, aggregateId);
        rule.check(taken == 1);
    }

    @Override
    public void release(String scope, UUID aggregateId) {
        jdbc.update("delete from claim where aggregate_id = ? and scope = ?", aggregateId, scope);
    }
}

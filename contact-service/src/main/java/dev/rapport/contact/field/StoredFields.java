package dev.rapport.contact.field;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** In the database of the event store. */
final class StoredFields implements DefinedFields {

    private final JdbcOperations jdbc;

    StoredFields(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(UUID fieldId, String entity) {
        hold(entity);
        FieldRule.FIELD_KEY_TAKEN.check(jdbc.update("""
                insert into defined_field (field_id, entity, active) values (?, ?, true) on conflict do nothing
                """, fieldId, entity) == 1);
        requireFew(entity);
    }

    @Override
    public void putAway(UUID fieldId) {
        jdbc.update("update defined_field set active = false where field_id = ?", fieldId);
    }

    @Override
    public void takeUp(UUID fieldId, String entity) {
        hold(entity);
        jdbc.update("update defined_field set active = true where field_id = ?", fieldId);
        requireFew(entity);
    }

    /** Whoever else adds one waits, so that together they are not too many. */
    private void hold(String entity) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {
        }, "defined_field/" + entity);
    }

    private void requireFew(String entity) {
        Boolean few = jdbc.queryForObject("""
                select count(*) <= ? and count(*) filter (where active) <= ? from defined_field where entity = ?
                """, Boolean.class, MOST, MOST_ACTIVE, entity);
        FieldRule.TOO_MANY_FIELDS.check(Boolean.TRUE.equals(few));
    }
}

package dev.rapport.common.customer;

import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.command.StoredShares;
import dev.rapport.common.directory.Directory;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.Sharing;
import dev.rapport.events.Unsharing;
import dev.rapport.events.field.EventFields;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * A directory of records with what decides who may know of them: their owners, where they lie and with whom they are
 * shared, in the columns {@code owner_id}, {@code territories} and {@code shares}.
 */
public abstract class FactsDirectory extends Directory {

    private final String sharesOf;

    /**
     * @param name
     *            unique within the service
     * @param aggregates
     *            whose events it remembers, e.g. {@code contact}
     * @param idColumn
     *            the table's primary key: the record's id
     */
    protected FactsDirectory(String name, Collection<String> aggregates, String table, String idColumn,
            JdbcOperations jdbc) {
        super(name, aggregates, table, idColumn, jdbc);
        this.sharesOf = "select shares from %s where %s = ?".formatted(table, idColumn);
    }

    /** As in a directory; a subclass adds its own. */
    @Override
    protected Map<String, @Nullable Object> columns(EventEnvelope event) {
        var columns = new HashMap<String, @Nullable Object>();
        if (event.sequence() == 0) {
            columns.put("shares", StoredShares.NONE);
        }
        switch (event.data()) {
            case Sharing shared -> columns.put("shares", StoredShares.with(shares(event.aggregateId()), shared));
            case Unsharing ended -> columns.put("shares", StoredShares.without(shares(event.aggregateId()), ended));
            default -> {
                // Nothing that is decided by, or a field.
            }
        }
        // Whatever happens to a record, these names mean the same.
        EventFields.forEach((Record) event.data(), (field, value) -> {
            switch (field) {
                case "ownerId" -> columns.put("owner_id", value);
                case "territory" ->
                    columns.putIfAbsent("territories", territories(value == null ? List.of() : List.of(value)));
                case "territories" -> {
                    // What was said before there were several stands for them.
                    if (value instanceof List<?> several) {
                        columns.put("territories", territories(several));
                    }
                }
                default -> {
                    // Nothing that is decided by.
                }
            }
        });
        return columns;
    }

    private static String[] territories(List<?> names) {
        return RecordFacts.keys(names.stream().map(String::valueOf).toList()).toArray(String[]::new);
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private String shares(UUID recordId) {
        return jdbc.queryForList(sharesOf, String.class, recordId).stream().findFirst().orElse(StoredShares.NONE);
    }

    /** What a row says with these columns. */
    protected static RecordFacts facts(ResultSet row) throws SQLException {
        return RecordFacts.ownedBy(row.getObject("owner_id", UUID.class)).in(texts(row.getArray("territories")))
                .sharedWith(StoredShares.read(row.getString("shares")));
    }
}

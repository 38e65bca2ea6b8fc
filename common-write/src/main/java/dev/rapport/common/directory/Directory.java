package dev.rapport.common.directory;

import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.common.projection.postgres.PostgresProjections;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What decisions of this service need to know of records that another service owns, as read from Kafka: a row for each
 * record, in a table of this service's database. A subclass says which columns an event sets, and asks the table;
 * declare {@link #projection} as a bean, and it is kept.
 *
 * <p>The table has a column {@code sequence}. A record's first event makes its row and the others change it, in their
 * order; an event that comes again changes nothing, not even when everything is replayed.
 */
public abstract class Directory {

    private final String name;
    private final Set<String> topics;
    private final String table;
    private final String idColumn;
    protected final JdbcOperations jdbc;

    /**
     * @param name
     *            unique within the service
     * @param aggregates
     *            whose events it remembers, e.g. {@code contact}
     * @param idColumn
     *            the table's primary key: the record's id
     */
    protected Directory(String name, Collection<String> aggregates, String table, String idColumn,
            JdbcOperations jdbc) {
        this.name = name;
        this.topics = aggregates.stream().map(EventCatalogue::topicOf).collect(Collectors.toUnmodifiableSet());
        this.table = table;
        this.idColumn = idColumn;
        this.jdbc = jdbc;
    }

    /**
     * What an event says about its record: values by column. The first event of a record gives all columns, a later one
     * those that change, perhaps none.
     */
    protected abstract Map<String, ? extends @Nullable Object> columns(EventEnvelope event);

    /** Declare it as a bean, and the directory is kept. */
    public final PostgresProjectionTarget projection(PostgresProjections projections) {
        return projections.projection(name, topics, this::remember);
    }

    /** The topics of the records that it remembers. */
    public final Set<String> topics() {
        return topics;
    }

    /** Takes over what an event says, for who reads events otherwise than by {@link #projection}. */
    public final void remember(EventEnvelope event) {
        Map<String, ? extends @Nullable Object> columns = columns(event);
        var names = new ArrayList<>(columns.keySet());
        var values = new ArrayList<@Nullable Object>();
        names.forEach(column -> values.add(columns.get(column)));
        names.add("sequence");
        values.add(event.sequence());
        values.add(event.aggregateId());
        if (event.sequence() == 0) {
            jdbc.update(insert(names), values.toArray());
        } else {
            values.add(event.sequence());
            jdbc.update(update(names), values.toArray());
        }
    }

    private String insert(List<String> names) {
        String values = names.stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
        return """
                insert into %s as present (%s, %s) values (%s)
                on conflict (%s) do update set %s where present.sequence < excluded.sequence
                """.formatted(table, String.join(", ", names), idColumn,
                String.join(", ", Collections.nCopies(names.size() + 1, "?")), idColumn, values);
    }

    private String update(List<String> names) {
        return "update %s set %s = ? where %s = ? and sequence < ?".formatted(table, String.join(" = ?, ", names),
                idColumn);
    }
}

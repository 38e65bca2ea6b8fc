package dev.rapport.bench;

import dev.rapport.bench.row.Row;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What can be asked for alone. */
final class RowNames implements Iterable<String> {
    /** The main figures at several sizes of the store; no row of its own, and no part of a quick run. */
    static final String GROWTH = "growth";

    static List<String> all() {
        return Stream.concat(Rows.all().stream().map(Row::name), Stream.of(GROWTH)).toList();
    }

    @Override
    public Iterator<String> iterator() {
        return all().iterator();
    }
}

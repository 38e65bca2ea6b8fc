package dev.rapport.bench.row;

import dev.rapport.bench.report.Figure;
import java.util.List;

/** Something that is measured, alone on the machine. */
public interface Row {
    /** The name by which it can be asked for alone. */
    String name();

    /** Whether it needs a stack that has warmed up, beside its own load before it is measured. */
    default boolean warm() {
        return true;
    }

    /** Whether read models have to have seen everything before; else it freezes what fills them. */
    default boolean settled() {
        return true;
    }

    /**
     * Measures it.
     *
     * @throws RuntimeException when it cannot be measured; the others go on
     */
    List<Figure> measure(Setup setup);
}

package dev.rapport.bench.row;

import java.util.List;

import dev.rapport.bench.report.Figure;

/** Something that is measured, alone on the machine. */
public interface Row {
    /** The name by which it can be asked for alone. */
    String name();

    /** @throws RuntimeException when it cannot be measured; the others go on */
    List<Figure> measure(Scene scene);
}

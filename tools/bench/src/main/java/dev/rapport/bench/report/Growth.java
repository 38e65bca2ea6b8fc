package dev.rapport.bench.report;

import java.util.List;

/**
 * The main figures at one size of the store.
 *
 * @param events in all stores when they were measured
 */
public record Growth(long events, List<Figure> figures) {
    public Growth {
        figures = List.copyOf(figures);
    }
}

package dev.rapport.bench.report;

import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.stack.Cost;

/**
 * A limit and a value, measured one right after the other.
 *
 * @param cost of the value
 */
public record Round(Outcome limit, Outcome value, Cost cost) {}

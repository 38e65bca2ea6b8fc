package dev.rapport.bench.row;

import dev.rapport.bench.stack.Bed;

/** Where rows are measured: a stack that has warmed up, with records in it. */
public record Scene(Bed bed, Workload workload, Pace pace) {}

package dev.rapport.bench.row;

import dev.rapport.bench.stack.Fixture;

/** Where rows are measured: a stack that has warmed up, with records in it. */
public record Setup(Fixture fixture, Workload workload, Profile profile) {}

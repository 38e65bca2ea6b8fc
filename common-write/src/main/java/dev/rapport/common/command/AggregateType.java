package dev.rapport.common.command;

/**
 * Makes an aggregate class known: each aggregate's package declares one as a bean.
 *
 * @param aggregateClass
 *            the class with the command handlers
 * @param <A>
 *            the aggregate
 */
public record AggregateType<A extends EventSourced<?>>(Class<A> aggregateClass) {}

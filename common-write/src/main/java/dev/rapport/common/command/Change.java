package dev.rapport.common.command;

import java.util.function.Function;

/**
 * How the details of a record are to change.
 *
 * @param <D>
 *            the details
 */
@FunctionalInterface
public interface Change<D> {

    /**
     * The details after the change.
     *
     * @param before
     *            as they are now
     */
    D apply(D before);

    /** The same change of something that is written in another form. */
    default <O> Change<O> through(Function<O, D> from, Function<D, O> to) {
        return before -> to.apply(apply(from.apply(before)));
    }
}

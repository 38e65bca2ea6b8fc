package dev.rapport.common.projection;

/** While it is open, what is on its way to a projection is applied at once and does not gather. */
public interface Hurry extends AutoCloseable {

    @Override
    void close();
}

package dev.rapport.bench.load;

/** One operation of a load. It fails by any exception. */
@FunctionalInterface
public interface Operation {
    void once() throws Exception;
}

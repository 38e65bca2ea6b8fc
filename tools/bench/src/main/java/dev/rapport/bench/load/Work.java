package dev.rapport.bench.load;

/** One operation of a load. It fails by any exception. */
@FunctionalInterface
public interface Work {
    void once() throws Exception;
}

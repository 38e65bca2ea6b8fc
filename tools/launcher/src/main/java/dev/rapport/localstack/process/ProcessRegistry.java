package dev.rapport.localstack.process;

import java.util.Optional;

/** Remembers which process runs a component. */
public interface ProcessRegistry {
    /** Told of a process as soon as it exists, ready or not. */
    void started(Component component, OsProcess process);

    /** The last process of the component that was noted and not struck out; it may have ended since. */
    Optional<OsProcess> lookUp(String component);

    /** The process of the component has ended on purpose. */
    void ended(String component);
}

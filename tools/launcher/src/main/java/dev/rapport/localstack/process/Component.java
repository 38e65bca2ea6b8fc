package dev.rapport.localstack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One part of the stack that runs as a process of its own. */
public interface Component {
    /** Its name in commands and file names. */
    String name();

    /** The TCP port on the loopback address that it serves. */
    int port();

    /** What must be there before the first start; does nothing when it is. */
    default void prepare() {}

    /** The program and its arguments. */
    List<String> command();

    /** Added to our own environment. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** Its working folder, which exists. */
    Path folder();

    /** What it was started as: a process that was started as something else has to be replaced. */
    String version();

    /** Whether this process of it takes requests now. */
    boolean ready(OsProcess process);

    /** How it is asked to end. */
    default Signal stopSignal() {
        return Signal.TERM;
    }

    /** Whether a start that failed at once may succeed a moment later. */
    default boolean worthRetrying() {
        return false;
    }

    /** How long a start may take. */
    default Duration startBound() {
        return Duration.ofMinutes(2);
    }

    /** How long it may take to end before it is killed. */
    default Duration stopBound() {
        return Duration.ofSeconds(20);
    }
}

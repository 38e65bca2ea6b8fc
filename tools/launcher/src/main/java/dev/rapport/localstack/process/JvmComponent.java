package dev.rapport.localstack.process;

import java.util.List;

/** A component that is a JVM. Its command begins with the JVM's program. */
public interface JvmComponent extends Component {
    /** Its JVM's options, apart from system properties. */
    List<String> options();

    /** What it runs: all instances of a service run the same. */
    default String program() {
        return name();
    }

    /** Which build of it is started. */
    String build();
}

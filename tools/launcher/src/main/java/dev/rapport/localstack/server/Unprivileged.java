package dev.rapport.localstack.server;

import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. A user namespace of its own, in which root is nobody, satisfies it; files stay
 * root's. The process id stays the same, because {@code unshare} replaces itself by the program.
 */
final class Unprivileged {
    private Unprivileged() {}

    static List<String> command(List<String> command) {
        if (!System.getProperty("user.name").equals("root") || !System.getProperty("os.name").equals("Linux")) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
        wrapped.addAll(command);
        return wrapped;
    }
}

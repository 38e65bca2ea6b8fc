package dev.rapport.localstack.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds out who listens on a port, as far as the system lets us look. */
public final class PortOwner {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortOwner() {}

    /** The process that listens there, as {@code name (pid 123)}; empty when it cannot be seen. */
    public static Optional<String> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : new String[]{"tcp", "tcp6"}) {
            sockets.addAll(listening(PROC.resolve("net").resolve(table), port));
        }
        return ProcessHandle.allProcesses().filter(process -> holdsOne(process.pid(), sockets)).findFirst()
                .map(PortOwner::describe);
    }

    private static Set<String> listening(Path table, int port) {
        Set<String> sockets = new HashSet<>();
        String suffix = String.format(":%04X", port);
        try {
            for (String line : Files.readAllLines(table)) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields.length > INODE && fields[LOCAL_ADDRESS].endsWith(suffix)
                        && fields[STATE].equals(LISTENING)) {
                    sockets.add("socket:[" + fields[INODE] + "]");
                }
            }
        } catch (IOException e) {
            // Not Linux: the port is named without its owner.
        }
        return sockets;
    }

    private static boolean holdsOne(long pid, Set<String> sockets) {
        if (sockets.isEmpty()) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path file : files) {
                if (sockets.contains(target(file))) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Somebody else's process, or one that has just ended.
        }
        return false;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String describe(ProcessHandle process) {
        String name = process.info().command().map(command -> Path.of(command).getFileName().toString())
                .orElse("a process");
        return name + " (pid " + process.pid() + ")";
    }
}

package dev.rapport.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Linux tells about a process under {@code /proc}. */
final class ProcFs {
    private static final Path PROC = Path.of("/proc");
    private static final int STATE = 0;
    private static final int START_TIME = 19;

    private ProcFs() {}

    static boolean available() {
        return Files.exists(PROC.resolve("self/stat"));
    }

    /** When the process began, in clock ticks since the machine started: no change of the clock moves it. */
    static Optional<String> startOf(long pid) {
        return fields(pid).filter(fields -> !fields[STATE].equals("Z") && !fields[STATE].equals("X"))
                .map(fields -> bootId() + ":" + fields[START_TIME]);
    }

    static boolean frozen(long pid) {
        return fields(pid).filter(fields -> fields[STATE].equals("T")).isPresent();
    }

    private static Optional<String[]> fields(long pid) {
        String stat = read(PROC.resolve(pid + "/stat"));
        // The second field is the program's name in brackets, and may itself hold blanks and brackets.
        return stat == null ? Optional.empty() : Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    }

    /** Resident memory in bytes; pages that several processes share are counted in parts if that is readable. */
    static long memoryOf(long pid, boolean shared) {
        String text = shared ? read(PROC.resolve(pid + "/smaps_rollup")) : null;
        String field = "Pss:";
        if (text == null) {
            text = read(PROC.resolve(pid + "/status"));
            field = "VmRSS:";
        }
        return text == null ? 0 : kilobytes(text, field) * 1024;
    }

    private static long kilobytes(String text, String field) {
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(field)) {
                return Long.parseLong(line.substring(field.length()).replace("kB", "").strip());
            }
        }
        return 0;
    }

    private static String bootId() {
        String id = read(PROC.resolve("sys/kernel/random/boot_id"));
        return id == null ? "" : id.strip();
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            // The process has gone, or belongs to somebody else.
            return null;
        }
    }
}

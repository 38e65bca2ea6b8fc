package dev.rapport.localstack.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts a program into a session of its own, keeping its process id, with what the system has for that. */
final class Detached {
    private static final List<String> PREFIX = prefix();

    private Detached() {}

    static List<String> command(List<String> command) {
        List<String> detached = new ArrayList<>(PREFIX);
        detached.addAll(command);
        return detached;
    }

    private static List<String> prefix() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        // macOS has no setsid, but perl.
        return onPath("perl")
                ? List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!", "--")
                : List.of();
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}

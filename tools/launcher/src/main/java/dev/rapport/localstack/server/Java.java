package dev.rapport.localstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rapport.localstack.StackException;

/** Command lines for JVMs of the same JDK as this one. */
public final class Java {
    /** Many threads that each allocate native memory from a pool of their own make a JVM twice as big. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private Java() {}

    /** The option that keeps temporary files out of the system's folder, where those of a killed process would stay. */
    public static String temporaryOption(Path folder) {
        return "-Djava.io.tmpdir=" + folder;
    }

    /** Makes that folder, unless it is there. */
    public static void makeTemporary(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StackException("cannot make " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Runs a jar.
     *
     * @param options of the JVM
     * @param arguments of the program
     */
    public static List<String> command(List<String> options, Path jar, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }
}

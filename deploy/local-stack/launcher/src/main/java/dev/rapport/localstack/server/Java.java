package dev.rapport.localstack.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for JVMs of the same JDK as this one. */
public final class Java {
    private Java() {}

    /**
     * Runs a jar.
     *
     * @param options of the JVM
     */
    public static List<String> command(List<String> options, Path jar) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        return List.copyOf(command);
    }
}

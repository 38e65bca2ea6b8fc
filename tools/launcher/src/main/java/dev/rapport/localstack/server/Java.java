package dev.rapport.localstack.server;

import dev.rapport.localstack.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines for JVMs of the same JDK as this one. */
public final class Java {
    /** Many threads that each allocate native memory from a pool of their own make a JVM twice as big. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    /** Has a JVM give back what it does not need at the moment, for which it collects garbage more often. */
    public static final List<String> SMALL = List.of("-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=25");

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
        return started(options, List.of("-jar", jar.toString()), List.of(arguments));
    }

    /**
     * Runs a jar with more jars on its class path, which {@code -jar} would not take.
     *
     * @param options of the JVM
     * @param additions are looked at after the jar and its libraries
     * @param arguments of the program
     * @throws StackException when the jar does not say which class to start
     */
    public static List<String> command(List<String> options, Path jar, List<Path> additions, List<String> arguments) {
        String classPath = Stream.concat(Stream.of(jar), additions.stream()).map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return started(options, List.of("-cp", classPath, mainClass(jar)), arguments);
    }

    private static List<String> started(List<String> options, List<String> program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private static String mainClass(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            String name = file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (name == null) {
                throw new StackException(jar + " does not say which class to start");
            }
            return name;
        } catch (IOException e) {
            throw new StackException("cannot read " + jar + ": " + e.getMessage(), e);
        }
    }
}

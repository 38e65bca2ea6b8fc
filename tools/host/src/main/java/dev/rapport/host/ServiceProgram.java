package dev.rapport.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A service as it is built: what {@code java -jar} would start.
 *
 * @param name of the service
 * @param mainClass starts it
 * @param classPath its jars, in order
 * @param arguments of its main method
 */
record ServiceProgram(String name, String mainClass, List<Path> classPath, List<String> arguments) {
    /**
     * Reads what the manifests say.
     *
     * @param arguments for each service {@code name=jar}, and after a colon more jars for its class path; then its
     *            arguments, which begin with two dashes
     */
    static List<ServiceProgram> parse(List<String> arguments) {
        List<ServiceProgram> programs = new ArrayList<>();
        int next = 0;
        while (next < arguments.size()) {
            String program = arguments.get(next++);
            int first = next;
            while (next < arguments.size() && arguments.get(next).startsWith("--")) {
                next++;
            }
            programs.add(parse(program, List.copyOf(arguments.subList(first, next))));
        }
        return programs;
    }

    private static ServiceProgram parse(String argument, List<String> arguments) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("no service=jar: " + argument);
        }
        String mainClass = "";
        List<Path> classPath = new ArrayList<>();
        for (String each : argument.substring(equals + 1).split(":", -1)) {
            Path jar = Path.of(each).toAbsolutePath();
            Attributes attributes = manifest(jar).getMainAttributes();
            if (mainClass.isEmpty()) {
                mainClass = attributes.getValue(Attributes.Name.MAIN_CLASS);
            }
            classPath.add(jar);
            String libraries = attributes.getValue(Attributes.Name.CLASS_PATH);
            if (libraries != null) {
                for (String library : libraries.strip().split(" +", -1)) {
                    addIfPresent(jar.resolveSibling(library), classPath);
                }
            }
        }
        if (mainClass == null || mainClass.isEmpty()) {
            throw new IllegalArgumentException("no jar that starts a service: " + argument);
        }
        return new ServiceProgram(argument.substring(0, equals), mainClass, List.copyOf(classPath),
                arguments);
    }

    /** As {@code java} does: what a manifest names and nobody has put there is no error. */
    private static void addIfPresent(Path library, List<Path> classPath) {
        if (Files.exists(library) && !classPath.contains(library)) {
            classPath.add(library);
        }
    }

    private static Manifest manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }

    static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar.toString(), e);
        }
    }
}

package dev.rapport.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The working copy whose built jars are started.
 *
 * @param root the folder with the {@code rapport} script and the parent POM
 */
public record Repository(Path root) {
    /** The working copy around the current folder, or the one that system property {@code rapport.root} names. */
    public static Repository find() {
        String named = System.getProperty("rapport.root");
        Path start = Path.of(named == null ? "" : named).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = parentOf(folder)) {
            if (Files.isRegularFile(folder.resolve("pom.xml"))
                    && Files.isDirectory(folder.resolve("tools/launcher"))) {
                return new Repository(folder);
            }
        }
        throw new StackException("no working copy of Rapport at or above " + start);
    }

    /**
     * Where the local stack keeps what it unpacks, stores and logs: {@code .rapport} here, or in {@code $RAPPORT_HOME}.
     */
    public Path home() {
        String home = System.getenv("RAPPORT_HOME");
        return (home == null || home.isBlank() ? root : Path.of(home).toAbsolutePath()).resolve(".rapport");
    }

    /**
     * The jar that a module's build has made, which starts with {@code java -jar}.
     *
     * @throws StackException when the module has not been packaged
     */
    public Path jar(String folder, String artifact) {
        Path jar = root.resolve(folder).resolve("target").resolve(artifact + ".jar");
        if (Files.notExists(jar)) {
            throw new StackException(jar + " is missing: build it with `mvn -Pfast package -pl " + folder + " -am`");
        }
        return jar;
    }

    private static @Nullable Path parentOf(Path folder) {
        return folder.getParent();
    }
}

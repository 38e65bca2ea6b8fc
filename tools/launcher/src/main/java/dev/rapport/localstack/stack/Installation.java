package dev.rapport.localstack.stack;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.server.Java;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A copy of what the build has made, which processes are started from: a build may then replace its jars while they
 * run, and a jar that was built again to the same bytes stays the same file, for which a start-up cache stays valid.
 *
 * @param jar starts it; its libraries lie in {@code lib} beside it
 * @param additions more jars for its class path, which name their libraries in the same way
 * @param fingerprint of all its files
 */
public record Installation(Path jar, List<Path> additions, String fingerprint) {
    /**
     * Brings the copy up to date with the module's {@code target} folder.
     *
     * @throws StackException when the module has not been packaged
     */
    public static Installation of(Repository repository, String module, String artifact) {
        Path built = repository.jar(module, artifact);
        Path folder = repository.home().resolve("app").resolve(artifact);
        try {
            Path lib = folder.resolve("lib");
            Files.createDirectories(lib);
            copy(built, folder.resolve(built.getFileName()));
            Set<Path> present = new HashSet<>();
            for (Path library : files(built.resolveSibling("lib"))) {
                Path target = lib.resolve(library.getFileName());
                copy(library, target);
                present.add(target);
            }
            for (Path library : files(lib)) {
                if (!present.contains(library)) {
                    Files.deleteIfExists(library);
                }
            }
            return new Installation(folder.resolve(built.getFileName()), List.of(), fingerprintOf(folder));
        } catch (IOException e) {
            throw new StackException("cannot copy " + artifact + " to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The same with the other's jar on its class path. */
    Installation with(Installation other) {
        return new Installation(jar, Stream.concat(additions.stream(), Stream.of(other.jar)).toList(),
                Digest.of(fingerprint + other.fingerprint));
    }

    /** What starts it with these options of the JVM. */
    List<String> command(List<String> options) {
        return additions.isEmpty() ? Java.command(options, jar) : Java.command(options, jar, additions, List.of());
    }

    /** Its libraries and those of its additions; what starts it and the additions themselves are not among them. */
    List<Path> libraries() {
        return Stream.concat(Stream.of(jar), additions.stream()).flatMap(each -> {
            try {
                return files(each.resolveSibling("lib")).stream();
            } catch (IOException e) {
                throw new StackException("cannot read the libraries of " + each + ": " + e.getMessage(), e);
            }
        }).toList();
    }

    private static void copy(Path source, Path target) throws IOException {
        if (Files.exists(target) && Files.size(source) == Files.size(target)
                && (!newer(source, target) || Files.mismatch(source, target) < 0)) {
            return;
        }
        // A process may have the old file open: it keeps that one, and the new one takes its name.
        Path draft = Files.createTempFile(target.getParent(), "copying-", ".tmp");
        Files.copy(source, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean newer(Path source, Path target) throws IOException {
        return Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(target)) > 0;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static String fingerprintOf(Path folder) throws IOException {
        StringBuilder listing = new StringBuilder();
        for (Path part : List.of(folder, folder.resolve("lib"))) {
            for (Path file : files(part)) {
                listing.append(file.getFileName()).append(' ').append(Files.size(file)).append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis()).append('\n');
            }
        }
        return Digest.of(listing.toString());
    }
}

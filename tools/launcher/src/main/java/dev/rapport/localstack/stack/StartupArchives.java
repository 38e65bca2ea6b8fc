package dev.rapport.localstack.stack;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.JvmComponent;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM's ahead-of-time caches: what a training run has loaded and linked, and which methods it ran how, kept so that
 * later starts need not find out again. One per program; it fits only the build and the options it was made with.
 */
final class StartupArchives {
    private final Path folder;

    StartupArchives(Path folder) {
        this.folder = folder;
    }

    /** The component's command, with its archive if there is one that fits. */
    List<String> command(JvmComponent component) {
        Path archive = file(component);
        return Files.exists(archive)
                ? with(component.command(), List.of("-XX:AOTCache=" + archive))
                : component.command();
    }

    boolean fits(JvmComponent component) {
        return Files.exists(file(component));
    }

    /** Whether there is one of an earlier build. */
    boolean hasAny(JvmComponent component) {
        return !others(component).isEmpty() || fits(component);
    }

    /** The component's command, with which it makes its archive as it ends, unless there is one that fits. */
    List<String> training(JvmComponent component) {
        return fits(component)
                ? command(component)
                : with(component.command(), List.of("-XX:AOTCacheOutput=" + draft(component)));
    }

    /**
     * Keeps what a training run has made, in place of what earlier builds had.
     *
     * @param component one that has ended
     * @throws StackException when it has made none
     */
    void keep(JvmComponent component) {
        Path draft = draft(component);
        try {
            if (Files.notExists(draft)) {
                throw new StackException("no start-up archive for " + component.name());
            }
            Files.move(draft, file(component), StandardCopyOption.REPLACE_EXISTING);
            for (Path other : others(component)) {
                Files.deleteIfExists(other);
            }
        } catch (IOException e) {
            throw new StackException("cannot keep " + draft + ": " + e.getMessage(), e);
        }
    }

    /** Before a training run: what one that was broken off has left goes. */
    void clear(JvmComponent component) {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(draft(component));
        } catch (IOException e) {
            throw new StackException("cannot write in " + folder + ": " + e.getMessage(), e);
        }
    }

    private Path draft(JvmComponent component) {
        return folder.resolve(file(component).getFileName() + ".new");
    }

    private static List<String> with(List<String> command, List<String> options) {
        List<String> all = new ArrayList<>(command);
        all.addAll(1, options);
        return all;
    }

    private Path file(JvmComponent component) {
        // Whatever size the heap may have, the archive is the same.
        List<String> options = component.options().stream().filter(option -> !option.startsWith("-Xm")).toList();
        String fit = component.build() + options + Runtime.version();
        return folder.resolve(component.program() + "-" + Digest.of(fit) + ".aot");
    }

    private List<Path> others(JvmComponent component) {
        List<Path> others = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, component.program() + "-*.aot")) {
                found.forEach(others::add);
            } catch (IOException e) {
                throw new StackException("cannot read " + folder, e);
            }
        }
        others.remove(file(component));
        return others;
    }
}

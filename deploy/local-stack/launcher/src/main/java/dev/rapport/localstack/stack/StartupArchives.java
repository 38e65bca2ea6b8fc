package dev.rapport.localstack.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.JvmComponent;
import dev.rapport.localstack.process.Ledger;
import dev.rapport.localstack.process.LogFile;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.Signal;

/**
 * The JVM's ahead-of-time caches: what a trial start has loaded and linked, kept so that later starts need not do it
 * again. One per component; it fits only the build and the options it was made with.
 */
final class StartupArchives {
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final int LOG_LINES = 15;

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

    /**
     * Makes the archive by a trial start, and deletes those of earlier builds.
     *
     * @param trial the component, free to start now: its port and its data are used by nobody
     * @param ledger is told of the trial's process
     * @throws StackException when the trial fails; nothing has changed then
     */
    void make(JvmComponent trial, Ledger ledger, Path log) {
        Path archive = file(trial);
        Path draft = folder.resolve(archive.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(draft);
            trial.prepare();
            List<String> command = with(trial.command(), List.of("-XX:AOTCacheOutput=" + draft, trial.exitOption()));
            OsProcess process = OsProcess.start(command, trial.environment(), trial.folder(), log);
            ledger.started(trial, process);
            if (!process.awaitEnd(BOUND)) {
                process.stop(Signal.TERM, trial.stopBound());
            }
            ledger.ended(trial.name());
            if (Files.notExists(draft)) {
                throw new StackException(
                        "no start-up archive for " + trial.name() + ":\n" + LogFile.tail(log, LOG_LINES));
            }
            Files.move(draft, archive);
            for (Path other : others(trial)) {
                Files.deleteIfExists(other);
            }
        } catch (IOException e) {
            throw new StackException("cannot make " + archive + ": " + e.getMessage(), e);
        }
    }

    private static List<String> with(List<String> command, List<String> options) {
        List<String> all = new ArrayList<>(command);
        all.addAll(1, options);
        return all;
    }

    private Path file(JvmComponent component) {
        String fit = component.build() + component.options() + Runtime.version();
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

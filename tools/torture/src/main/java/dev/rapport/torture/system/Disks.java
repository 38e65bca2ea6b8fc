package dev.rapport.torture.system;

import dev.rapport.localstack.Server;
import dev.rapport.localstack.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A small file system of its own for each server, which can be filled to the last byte. Needs to be root. */
public final class Disks implements AutoCloseable {
    private static final Map<Server, Integer> MEGABYTES = Map.of(Server.POSTGRESQL, 1_536, Server.KAFKA, 1_024,
            Server.ELASTICSEARCH, 1_024, Server.MONGODB, 64);
    private static final int COMMAND_SECONDS = 60;
    private static final String FILLER = "filler";

    private final Path folder;
    private final Map<Server, Path> mounted = new HashMap<>();
    private @Nullable String problem;

    /** @param folder of the stack: each server keeps its data in a folder of its name below it */
    Disks(Path folder) {
        this.folder = folder;
    }

    /** Why no disk can be filled here; empty when they can. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    void mount() {
        for (Server server : Server.values()) {
            try {
                mount(server);
            } catch (StackException e) {
                problem = "no file systems of their own for the servers: " + e.getMessage();
                return;
            }
        }
    }

    private void mount(Server server) {
        Path image = folder.resolve("disks").resolve(server.label() + ".img");
        Path place = folder.resolve(server.label());
        try {
            Files.createDirectories(image.getParent());
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new StackException("cannot make " + place + ": " + e.getMessage(), e);
        }
        run("truncate", "-s", MEGABYTES.getOrDefault(server, 1_024) + "M", image.toString());
        run("mkfs.ext4", "-q", "-F", "-m", "0", "-O", "^has_journal", image.toString());
        run("mount", "-o", "loop", image.toString(), place.toString());
        mounted.put(server, place);
    }

    /** Leaves nothing free; to be called again while servers give something back. */
    public void fill(Server server) {
        Path place = mounted.get(server);
        if (place == null) {
            throw new StackException(String.valueOf(problem));
        }
        try {
            for (int part = 0; part < 20 && free(place) > 0; part++) {
                Path filler = place.resolve(FILLER + part + "-" + System.nanoTime());
                // Taken, not written: the image behind stays small.
                tryToRun("fallocate", "-l", Long.toString(free(place)), filler.toString());
            }
        } catch (IOException e) {
            throw new StackException("cannot fill " + place + ": " + e.getMessage(), e);
        }
    }

    private static long free(Path place) throws IOException {
        return Files.getFileStore(place).getUsableSpace();
    }

    /** Gives back what was taken. */
    public void free(Server server) {
        Path place = mounted.get(server);
        if (place == null) {
            return;
        }
        try (var files = Files.list(place)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith(FILLER)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new StackException("cannot free " + place + ": " + e.getMessage(), e);
        }
    }

    /** Takes away what an earlier run has left mounted below the folder. */
    static void unmountBelow(Path folder) {
        try {
            List<Path> places = new ArrayList<>();
            for (String line : Files.readAllLines(Path.of("/proc/mounts"), StandardCharsets.UTF_8)) {
                Path place = Path.of(line.split(" ", -1)[1].replace("\\040", " "));
                if (place.startsWith(folder) && !place.equals(folder)) {
                    places.add(place);
                }
            }
            places.sort(Comparator.reverseOrder());
            for (Path place : places) {
                if (!tryToRun("umount", place.toString())) {
                    run("umount", "-l", place.toString());
                }
            }
        } catch (IOException e) {
            // No Linux, no mounts.
        }
    }

    private static void run(String... command) {
        if (!tryToRun(command)) {
            throw new StackException("`" + String.join(" ", command) + "` fails; it needs root and Linux");
        }
    }

    private static boolean tryToRun(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        unmountBelow(folder);
    }
}

package dev.rapport.systemtests.support;

import dev.rapport.localstack.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the module {@code clients} with the Node.js that its build has brought. */
public final class NodeProgram {

    private static final Path CLIENTS = Repository.find().root().resolve("clients");
    private static final Path OUTPUT = Repository.find().root().resolve("system-tests/target/clients");

    private NodeProgram() {}

    /**
     * Runs a program to its end.
     *
     * @param program below {@code clients}, e.g. {@code src/validate-topics.mjs}
     * @return what it has printed
     * @throws AssertionError if it fails or does not end in time; says what it complained about
     */
    public static String run(Duration limit, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(node().toString(), program));
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(OUTPUT);
            Path out = Files.createTempFile(OUTPUT, "run", ".out");
            Path err = Files.createTempFile(OUTPUT, "run", ".err");
            Process process = new ProcessBuilder(command).directory(CLIENTS.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile()).start();
            try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError(program + " does not end within " + limit + ": " + text(err));
                }
            } finally {
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(program + " ends with " + process.exitValue() + ": " + text(err) + text(out));
            }
            return text(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(program + " was interrupted", e);
        }
    }

    private static Path node() {
        Path folder = CLIENTS.resolve(".node/node");
        for (String name : List.of("node", "node.exe")) {
            if (Files.isExecutable(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        throw new IllegalStateException(folder + " has no Node.js: build the module clients before this one");
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}

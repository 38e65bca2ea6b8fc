package dev.rapport.systemtests.support;

import dev.rapport.localstack.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs in the folder of the module {@code clients}. */
final class ClientProgram {

    static final Path CLIENTS = Repository.find().root().resolve("clients");

    private static final Path OUTPUT = Repository.find().root().resolve("system-tests/target/clients");

    private ClientProgram() {}

    /**
     * Runs a program to its end.
     *
     * @param program what to call it when it fails
     * @return what it has printed
     * @throws AssertionError if it fails or does not end in time; says what it complained about
     */
    static String run(Duration limit, String program, List<String> command) {
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

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}

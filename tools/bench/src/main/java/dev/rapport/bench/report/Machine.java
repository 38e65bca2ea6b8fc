package dev.rapport.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where and of what the figures are.
 *
 * @param commit of the code, with {@code -dirty} when files have changed since
 * @param memory of the machine, in bytes
 */
public record Machine(
        String commit,
        Instant date,
        int processors,
        long memory,
        String processor,
        String kernel,
        String jdk) {

    /** This machine, with the commit of the working copy at this root. */
    public static Machine here(Path root) {
        return new Machine(commit(root), Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Runtime.getRuntime().availableProcessors(), kilobytes("MemTotal:") * 1024,
                field(Path.of("/proc/cpuinfo"), "model name").replaceFirst("^\\s*:\\s*", ""),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
    }

    /** Memory that programs can get without others having to give it back, in bytes. */
    public static long availableMemory() {
        return kilobytes("MemAvailable:") * 1024;
    }

    private static String commit(Path root) {
        String head = output(root, "git", "rev-parse", "--short", "HEAD");
        if (head.isEmpty()) {
            return "unknown";
        }
        return output(root, "git", "status", "--porcelain").isEmpty() ? head : head + "-dirty";
    }

    private static String output(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String text;
            try (var reader = process.inputReader()) {
                text = String.join("\n", reader.lines().toList());
            }
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? text.strip() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static long kilobytes(String name) {
        String value = field(Path.of("/proc/meminfo"), name).replace("kB", "").strip();
        return value.isEmpty() ? 0 : Long.parseLong(value);
    }

    private static String field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name)).findFirst().map(line -> line.substring(name.length()))
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** Lines that stand above the table. */
    public List<String> lines() {
        return List.of("Rapport " + commit + ", " + date,
                processors + " × " + Objects.requireNonNullElse(processor, "?").strip() + ", "
                        + Numbers.megabytes(memory) + " MB, " + kernel,
                "JDK " + jdk);
    }
}

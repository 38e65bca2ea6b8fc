package dev.rapport.torture;

import dev.rapport.driver.ApiException;
import dev.rapport.localstack.Repository;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.server.Trees;
import dev.rapport.torture.report.Verdict;
import dev.rapport.torture.system.SystemUnderTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** What {@code rapport torture} runs. */
@Command(name = "rapport torture", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Breaks a stack of its own under load, by a schedule that the seed decides, and checks that nothing was lost, doubled or stale.",
        "Data and logs lie in .rapport/torture: those of the last run are deleted when the next one starts.",
        "Exit code 0 when all is well, 1 when something was found, 2 when it could not run."})
public final class Torture implements Callable<Integer> {
    private static final long GIBIBYTE = 1L << 30;
    private static final long DISK_NEEDED = 4 * GIBIBYTE;
    private static final long MEMORY_NEEDED = 6 * GIBIBYTE;
    private static final int COULD_NOT_RUN = 2;
    private static final int LONGEST = 24 * 60;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", description = "Decides what goes wrong when. Default: a random one, which is printed.")
    private @Nullable Long seed;

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "10", description = "How long the load lasts, at least 1. From 10 on every fault occurs. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "15", description = "Writes per second, from 1 to 200. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(names = "--report", paramLabel = "FOLDER", description = "Where report.json and recovery.svg are written. Default: report in the folder of the run.")
    private @Nullable Path report;

    @Option(names = "--keep", description = "Keeps data and logs also when all is well.")
    private boolean keep;

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        CommandLine command = new CommandLine(new Torture());
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr()
                    .println(e instanceof StackException || e instanceof ApiException ? e.getMessage() : e.toString());
            return COULD_NOT_RUN;
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() {
        if (minutes < 1 || minutes > LONGEST) {
            throw wrong("--minutes is " + minutes + "; it has to be from 1 to " + LONGEST);
        }
        if (!(rate >= 1 && rate <= 200)) {
            throw wrong("--rate is " + rate + "; it has to be from 1 to 200");
        }
        Settings settings = new Settings(seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed,
                Duration.ofMinutes(minutes), rate, report, keep);
        return run(settings, Repository.find().home().resolve("torture"), System.out::println).passed() ? 0 : 1;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
    }

    /**
     * Runs once, in a folder of its own.
     *
     * @param folder is deleted first, and afterwards unless something was found or it is to be kept
     * @param out is told line by line how it goes
     * @throws StackException when it cannot be run here
     */
    public static Verdict run(Settings settings, Path folder, Consumer<String> out) {
        Path place = folder.toAbsolutePath().normalize();
        try (RandomAccessFile file = lockFile(place); FileLock lock = lock(file)) {
            if (lock == null) {
                throw new StackException("Another torture runs in " + place + " already");
            }
            SystemUnderTest.tidy(place);
            Trees.delete(place);
            Files.createDirectories(place);
            requireRoom(place);
            return run(settings, place, out, new boolean[1]);
        } catch (IOException e) {
            throw new StackException("Cannot use " + place + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM.
            return null;
        }
    }

    private static RandomAccessFile lockFile(Path place) throws IOException {
        Path file = place.resolveSibling(place.getFileName() + ".lock");
        Files.createDirectories(file.getParent());
        return new RandomAccessFile(file.toFile(), "rw");
    }

    private static Verdict run(Settings settings, Path place, Consumer<String> out, boolean[] ended)
            throws IOException {
        Run run = new Run(settings, place, out);
        Thread interrupted = new Thread(() -> {
            synchronized (ended) {
                if (!ended[0]) {
                    System.out.println("Stopping everything; data and logs stay in " + place + ", seed "
                            + settings.seed());
                }
            }
            run.close();
        }, "stop");
        Runtime.getRuntime().addShutdownHook(interrupted);
        Verdict verdict;
        try {
            verdict = run.go();
            synchronized (ended) {
                ended[0] = true;
            }
        } finally {
            Files.write(place.resolve("restarts.txt"), run.restarts());
            run.close();
        }
        Runtime.getRuntime().removeShutdownHook(interrupted);
        if (verdict.passed() && !settings.keep()) {
            Trees.delete(place);
        }
        return verdict;
    }

    private static void requireRoom(Path place) throws IOException {
        long disk = Files.getFileStore(place).getUsableSpace();
        if (disk < DISK_NEEDED) {
            throw new StackException("Too little disk: %.1f GB are free at %s, and 4 are needed".formatted(
                    disk / (double) GIBIBYTE, place));
        }
        long memory = availableMemory();
        if (memory < MEMORY_NEEDED) {
            throw new StackException("Too little memory: %.1f GB are available, and 6 are needed".formatted(
                    memory / (double) GIBIBYTE));
        }
    }

    private static long availableMemory() throws IOException {
        Path file = Path.of("/proc/meminfo");
        if (Files.notExists(file)) {
            return Long.MAX_VALUE;
        }
        return Files.readAllLines(file).stream().filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong).map(kilobytes -> kilobytes * 1024)
                .findFirst().orElse(Long.MAX_VALUE);
    }
}

package dev.rapport.bench;

import dev.rapport.bench.report.JsonReport;
import dev.rapport.bench.report.Machine;
import dev.rapport.bench.row.Profile;
import dev.rapport.bench.row.Row;
import dev.rapport.driver.ApiException;
import dev.rapport.localstack.Repository;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.server.Trees;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** What {@code rapport bench} runs. Exit codes: 0 measured, 1 not measured, 2 not understood. */
@Command(name = "rapport bench", mixinStandardHelpOptions = true, version = "Rapport 0.1.0", description = {
        "Measures Rapport on a stack of its own, each figure beside the limit measured in the same run.",
        "Data and logs lie in .rapport/bench; they are deleted at the start, and at the end when all went well."})
final class Bench implements Callable<Integer> {
    private static final long LEAST_DISK = 4L << 30;
    private static final long LEAST_MEMORY = 6L << 30;

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "All rows with less of everything: ten minutes instead of forty.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there as JSON, too.")
    private @Nullable Path json;

    @Option(names = "--pictures", paramLabel = "FOLDER", description = "Draw the figures there, as SVG.")
    private @Nullable Path pictures;

    @Option(names = "--only", paramLabel = "ROW", split = ",", description = "Measure these rows and no others: ${COMPLETION-CANDIDATES}.", completionCandidates = RowNames.class)
    private List<String> only = List.of();

    Bench(CommandSpec spec) {
        this.spec = spec;
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Bench(CommandSpec.create()));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StackException || failure instanceof ApiException) {
                command.getErr().println(command.getColorScheme().errorText(failure.getMessage()));
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        return commandLine;
    }

    @Override
    public Integer call() {
        List<Row> rows = rows();
        List<Long> sizes = sizes();
        writable(json);
        Repository repository = Repository.find();
        Path folder = repository.home().resolve("bench");
        try (Closeable lock = lock(repository.home().resolve("bench.lock"))) {
            checkMachine(repository.home());
            PrintWriter out = spec.commandLine().getOut();
            Machine machine = Machine.here(repository.root());
            machine.lines().forEach(out::println);
            delete(folder);
            Session session = new Session(folder, quick ? Profile.QUICK : Profile.FULL, rows, out);
            boolean sound = session.run(sizes);
            out.println(session.text());
            if (json != null) {
                write(json, JsonReport.of(machine, quick, session.seconds(), session.figures(), session.growth()));
            }
            if (pictures != null) {
                session.draw(pictures);
            }
            if (!sound) {
                throw new StackException("not everything could be measured; logs are below " + folder);
            }
            delete(folder);
            return CommandLine.ExitCode.OK;
        }
    }

    private List<Row> rows() {
        List<Row> all = Rows.all();
        List<String> unknown = only.stream().filter(name -> !RowNames.all().contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "there is no row " + String.join(", ", unknown)
                    + "; there are " + String.join(", ", RowNames.all()));
        }
        return only.isEmpty() ? all : all.stream().filter(row -> only.contains(row.name())).toList();
    }

    /** Sizes of the store at which the main figures are measured again. */
    private List<Long> sizes() {
        if (only.isEmpty() ? quick : !only.contains(RowNames.GROWTH)) {
            return List.of();
        }
        return quick ? List.of(10_000L, 50_000L) : List.of(10_000L, 100_000L, 1_000_000L);
    }

    /** Closing without an exception to handle. */
    private interface Closeable extends AutoCloseable {
        @Override
        void close();
    }

    private static Closeable lock(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StackException("another `rapport bench` runs in " + file.getParent());
            }
            return () -> {
                try {
                    channel.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        } catch (IOException e) {
            throw new StackException("cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void checkMachine(Path home) {
        try {
            require("disk space at " + home, Files.getFileStore(home).getUsableSpace(), LEAST_DISK);
        } catch (IOException e) {
            throw new StackException("cannot look at " + home + ": " + e.getMessage(), e);
        }
        require("memory", Machine.availableMemory(), LEAST_MEMORY);
    }

    static void require(String what, long available, long least) {
        if (available < least) {
            throw new StackException("too little " + what + ": " + (available >> 20) + " MB are free, "
                    + (least >> 20) + " MB are needed");
        }
    }

    /** Said before half an hour of measuring rather than after it. */
    private static void writable(@Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new StackException("cannot write " + file);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            throw new StackException("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}

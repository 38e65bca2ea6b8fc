package dev.rapport.export;

import dev.rapport.events.EventCatalogue;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.server.Trees;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** What {@code rapport export} runs. */
@Command(name = "rapport export", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Writes events and records as they are now into files, one per topic.",
        "What is on Kafka more than once is written once. The files hold personal data: only you can read them.",
        "Exit code 0 when all is written, 1 when Kafka or the disk did not let it, 2 when it was not understood."})
public final class Export implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "parquet", description = "parquet, csv or jsonl. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.PARQUET;

    @Option(names = "--what", paramLabel = "WHAT", split = ",", description = "events, states or both. Default: both.")
    private @Nullable Set<Subject> what;

    @Option(names = "--kind", paramLabel = "KIND", split = ",", description = "Kinds of records, such as lead. Default: all.")
    private @Nullable List<String> kinds;

    @Option(names = "--to", paramLabel = "FOLDER", defaultValue = "export", description = "Where the files go. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("export");

    @Option(names = "--brokers", paramLabel = "HOST:PORT", description = "Kafka. Default: that of the local stack.")
    private @Nullable String brokers;

    @Option(names = "--kafka-properties", paramLabel = "FILE", description = "What else Kafka's client library needs, such as security.protocol.")
    private @Nullable Path properties;

    /** Exits with the code that the description tells. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Export());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            if (failure instanceof ExportException || failure instanceof StackException
                    || failure instanceof KafkaException || failure instanceof IOException
                    || failure instanceof SQLException) {
                line.getErr().println(line.getColorScheme().errorText(String.valueOf(failure.getMessage())));
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        return command;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        Collection<String> wanted = kinds == null ? EventCatalogue.aggregates() : kinds;
        for (String kind : wanted) {
            if (!EventCatalogue.aggregates().contains(kind)) {
                throw new ParameterException(commandSpec().commandLine(), "There is no kind '" + kind
                        + "'; there are " + String.join(", ", EventCatalogue.aggregates()));
            }
        }
        Map<String, String> connection = connection();
        Files.createDirectories(folder);
        Path work = Files.createTempDirectory(folder, ".work");
        try (TopicLines topics = new TopicLines(connection)) {
            for (Subject subject : what == null ? EnumSet.allOf(Subject.class) : what) {
                for (String kind : wanted) {
                    write(topics, subject, kind, work);
                }
            }
        } finally {
            Trees.delete(work);
        }
        return CommandLine.ExitCode.OK;
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("Not run by picocli");
        }
        return spec;
    }

    private void write(TopicLines topics, Subject subject, String kind, Path work) throws IOException, SQLException {
        String topic = subject.topic(kind);
        Path lines = work.resolve(topic + ".lines");
        topics.write(topic, lines);
        Path file = folder.resolve(topic + "." + format.extension());
        try (Table table = new Table(subject, lines, work)) {
            commandSpec().commandLine().getOut()
                    .println("%s: %,d %s".formatted(file, table.write(format, file),
                            subject == Subject.EVENTS ? "events" : "records"));
        }
        Files.delete(lines);
    }

    private Map<String, String> connection() throws IOException {
        Map<String, String> connection = new LinkedHashMap<>();
        if (properties != null) {
            try (Reader reader = Files.newBufferedReader(properties)) {
                Properties read = new Properties();
                read.load(reader);
                read.stringPropertyNames().forEach(name -> connection.put(name, read.getProperty(name)));
            }
        }
        connection.put("bootstrap.servers", brokers == null
                ? "127.0.0.1:" + StackPorts.of(System.getenv()).of(Server.KAFKA)
                : brokers);
        return connection;
    }
}

package dev.rapport.localstack.server;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.PrivateFiles;
import dev.rapport.localstack.process.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL as a process, with durable commits and one database per write service.
 *
 * @param room how much memory it may take
 * @param binaries the folder that holds {@code bin/postgres}
 * @param folder where it keeps its data
 */
public record Postgresql(int port, Room room, Path binaries, Path folder) implements Component {
    public static final String USER = "rapport";
    public static final String PASSWORD = "rapport";
    public static final List<String> DATABASES = List.of("contact", "deal", "interaction");

    private static final int PID_LINE = 0;
    private static final int STATUS_LINE = 7;
    private static final int SETUP_MINUTES = 2;

    /** The server that this working copy's launcher has fetched. */
    public static Postgresql of(Repository repository, int port, Path folder) {
        return of(repository, Room.AMPLE, port, folder);
    }

    /** The same with so much memory. */
    public static Postgresql of(Repository repository, Room room, int port, Path folder) {
        return new Postgresql(port, room, PostgresqlBinaries.unpacked(repository), folder);
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public void prepare() {
        Path data = data();
        if (Files.isDirectory(data)) {
            return;
        }
        try {
            // The data folder gets its name last, so a set-up that was killed half-way starts again from nothing.
            Path draft = folder.resolve("data.new");
            Trees.delete(draft);
            Files.createDirectories(folder);
            createCluster(draft);
            createDatabases(draft);
            Files.move(draft, data);
        } catch (IOException e) {
            throw new StackException("cannot set up PostgreSQL in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void createCluster(Path draft) throws IOException {
        Path password = folder.resolve("superuser.password");
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(password);
        PrivateFiles.createFile(password);
        Files.writeString(password, HexFormat.of().formatHex(random));
        run(List.of(program("initdb"), "-D", draft.toString(), "-U", "postgres", "--pwfile", password.toString(),
                "--auth=scram-sha-256", "-E", "UTF8", "--no-locale", "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"), "");
    }

    /** In single-user mode, which takes SQL from its input without a port, a password or a driver. */
    private void createDatabases(Path draft) throws IOException {
        StringBuilder sql = new StringBuilder(
                "CREATE ROLE " + USER + " LOGIN CREATEDB PASSWORD '" + PASSWORD + "'\n");
        DATABASES.forEach(
                name -> sql.append("CREATE DATABASE ").append(name).append(" OWNER ").append(USER).append('\n'));
        run(List.of(program("postgres"), "--single", "-c", "exit_on_error=on", "-D", draft.toString(), "postgres"),
                sql.toString());
    }

    private void run(List<String> command, String input) throws IOException {
        Path log = folder.resolve("setup.log");
        PrivateFiles.createFile(log);
        ProcessBuilder builder = new ProcessBuilder(Unprivileged.command(command)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment());
        Process process = builder.start();
        try (var pipe = process.getOutputStream()) {
            pipe.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (!process.waitFor(SETUP_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("setting up takes too long, see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException("setting up failed:\n" + Files.readString(log));
        }
    }

    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data().toString()));
        Map<String, String> settings = Map.ofEntries(Map.entry("port", Integer.toString(port)),
                Map.entry("listen_addresses", "127.0.0.1"), Map.entry("unix_socket_directories", ""),
                Map.entry("fsync", "on"), Map.entry("synchronous_commit", "on"), Map.entry("max_connections", "200"),
                Map.entry("shared_buffers", room == Room.SMALL ? "48MB" : "128MB"), Map.entry("log_timezone", "UTC"),
                Map.entry("timezone", "UTC"),
                // Details and parameters quote rows, and rows hold people's names and addresses.
                Map.entry("log_error_verbosity", "terse"), Map.entry("log_parameter_max_length_on_error", "0"));
        settings.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(setting -> {
            command.add("-c");
            command.add(setting.getKey() + "=" + setting.getValue());
        });
        return Unprivileged.command(command);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("LC_ALL", "C", "TZ", "UTC");
    }

    @Override
    public String version() {
        return binaries + " " + room + " on " + port;
    }

    @Override
    public boolean ready(OsProcess process) {
        return ready(folder, process);
    }

    /** Whether this process of a PostgreSQL that keeps its data there takes requests. */
    public static boolean ready(Path folder, OsProcess process) {
        try {
            // What pg_ctl looks at, too.
            List<String> lines = Files.readAllLines(data(folder).resolve("postmaster.pid"));
            return lines.size() > STATUS_LINE && lines.get(PID_LINE).strip().equals(Long.toString(process.pid()))
                    && lines.get(STATUS_LINE).strip().equals("ready") && process.alive();
        } catch (IOException e) {
            return false;
        }
    }

    /** TERM would wait until every client has gone. */
    @Override
    public Signal stopSignal() {
        return Signal.INT;
    }

    @Override
    public boolean worthRetrying() {
        return true;
    }

    private Path data() {
        return data(folder);
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }
}

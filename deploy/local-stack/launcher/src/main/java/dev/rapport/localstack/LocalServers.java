package dev.rapport.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;

import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.Orphans;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.Ports;
import dev.rapport.localstack.process.Signal;
import dev.rapport.localstack.process.Starter;
import dev.rapport.localstack.server.JvmServer;
import dev.rapport.localstack.server.Postgresql;
import dev.rapport.localstack.server.Trees;

/**
 * Real servers for tests, each a process of its own on a free port of the loopback address. They end with this JVM,
 * even when it is killed.
 *
 * <pre>{@code
 * LocalServers servers = LocalServers.shared(Server.POSTGRESQL, Server.KAFKA);
 * DriverManager.getConnection(servers.jdbcUrl("contact"), LocalServers.USER, LocalServers.PASSWORD);
 * }</pre>
 *
 * All methods throw {@link StackException} when a server does not do as it is told; the message holds the end of its
 * log.
 */
public final class LocalServers implements AutoCloseable {
    /** The PostgreSQL role that owns the databases and may create more. */
    public static final String USER = Postgresql.USER;
    public static final String PASSWORD = Postgresql.PASSWORD;

    private static @Nullable LocalServers shared;

    private final Repository repository;
    private final Path data;
    private final Orphans orphans = new Orphans();
    private final Map<Server, Component> components = new EnumMap<>(Server.class);
    private final Map<Server, OsProcess> processes = new EnumMap<>(Server.class);

    private LocalServers(Repository repository, Path data) {
        this.repository = repository;
        this.data = data;
    }

    /**
     * Starts the servers and returns once all are ready.
     *
     * @param data keeps what they store and log; what an earlier start has left there is used again
     */
    public static LocalServers start(Set<Server> servers, Path data) {
        LocalServers started = new LocalServers(Repository.find(), data.toAbsolutePath());
        try {
            started.ensureRunning(servers);
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    /**
     * The servers that all tests of this JVM share, started when they are first asked for and stopped, and what they
     * stored deleted, when the JVM ends.
     */
    public static synchronized LocalServers shared(Server... servers) {
        LocalServers all = shared;
        if (all == null) {
            Path data = temporaryFolder();
            all = new LocalServers(Repository.find(), data);
            shared = all;
            Runtime.getRuntime().addShutdownHook(new Thread(LocalServers::closeShared, "local-servers"));
        }
        all.ensureRunning(Set.of(servers));
        return all;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("rapport-servers-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void closeShared() {
        LocalServers all = shared;
        if (all != null) {
            all.close();
            try {
                Trees.delete(all.data);
            } catch (IOException e) {
                System.err.println("cannot delete " + all.data + ": " + e.getMessage());
            }
        }
    }

    /** Starts those of the servers that do not run. */
    public synchronized void ensureRunning(Set<Server> servers) {
        Set<Server> missing = EnumSet.noneOf(Server.class);
        servers.stream().filter(server -> !running(server)).forEach(missing::add);
        Map<Server, CompletableFuture<Void>> starts = new LinkedHashMap<>();
        for (Server server : missing) {
            Component component = components.computeIfAbsent(server, this::component);
            starts.put(server, CompletableFuture.runAsync(
                    () -> Starter.start(component, log(server), process -> started(server, process)),
                    Thread::startVirtualThread));
        }
        for (CompletableFuture<Void> start : starts.values()) {
            try {
                start.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof StackException cause ? cause : new StackException("start failed", e);
            }
        }
    }

    private void started(Server server, OsProcess process) {
        synchronized (processes) {
            processes.put(server, process);
        }
        orphans.add(process);
    }

    private Component component(Server server) {
        int port = Ports.free();
        Path folder = data.resolve(server.label());
        return switch (server) {
            case POSTGRESQL -> Postgresql.of(repository, port, folder);
            case KAFKA, ELASTICSEARCH, MONGODB -> JvmServer.of(server, repository, port, folder);
        };
    }

    /** The TCP port on 127.0.0.1, the same for as long as this object lives. */
    public synchronized int port(Server server) {
        Component component = components.get(server);
        if (component == null) {
            throw new StackException(server + " was not started here");
        }
        return component.port();
    }

    /** @param database {@code contact}, {@code deal}, {@code interaction}, or one that a test has created */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port(Server.POSTGRESQL) + "/" + database;
    }

    public String kafkaBootstrap() {
        return "127.0.0.1:" + port(Server.KAFKA);
    }

    public String mongoUri() {
        return "mongodb://127.0.0.1:" + port(Server.MONGODB);
    }

    public String elasticsearchUri() {
        return "http://127.0.0.1:" + port(Server.ELASTICSEARCH);
    }

    public boolean running(Server server) {
        synchronized (processes) {
            OsProcess process = processes.get(server);
            return process != null && process.alive();
        }
    }

    /** What the server has written to its output. */
    public Path log(Server server) {
        return data.resolve("logs").resolve(server.label() + ".log");
    }

    /** As {@code kill -9}; waits until the process is gone. */
    public void kill(Server server) {
        OsProcess process = process(server);
        process.kill();
        orphans.remove(process);
    }

    /** Asks the server to end, and waits until it has. */
    public void stop(Server server) {
        OsProcess process = process(server);
        Component component = component(server, process);
        process.stop(component.stopSignal(), component.stopBound());
        orphans.remove(process);
    }

    private synchronized Component component(Server server, OsProcess process) {
        Component component = components.get(server);
        if (component == null) {
            throw new StackException("process " + process.pid() + " of " + server + " was not started here");
        }
        return component;
    }

    /** Stops the server if it runs, starts it again on the same port and data, and returns once it is ready. */
    public void restart(Server server) {
        if (running(server)) {
            stop(server);
        }
        ensureRunning(Set.of(server));
    }

    /** Freezes the server: its connections stay open and nobody answers. */
    public void pause(Server server) {
        process(server).signalTree(Signal.STOP);
    }

    public void resume(Server server) {
        process(server).signalTree(Signal.CONT);
    }

    private OsProcess process(Server server) {
        synchronized (processes) {
            OsProcess process = processes.get(server);
            if (process == null) {
                throw new StackException(server + " was not started here");
            }
            return process;
        }
    }

    /** Stops all of them. What they have stored stays. */
    @Override
    public void close() {
        Set<Server> started;
        synchronized (processes) {
            started = EnumSet.noneOf(Server.class);
            started.addAll(processes.keySet());
        }
        started.parallelStream().filter(this::running).forEach(this::stop);
    }
}

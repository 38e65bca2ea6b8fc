package dev.rapport.localstack;

import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.Fleet;
import dev.rapport.localstack.process.Ports;
import dev.rapport.localstack.process.TiedToThisJvm;
import dev.rapport.localstack.server.JvmServer;
import dev.rapport.localstack.server.Postgresql;
import dev.rapport.localstack.server.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final Fleet fleet;
    private final Map<Server, Component> components = new EnumMap<>(Server.class);

    private LocalServers(Repository repository, Path data) {
        this.repository = repository;
        this.data = data;
        fleet = new Fleet(new TiedToThisJvm(), data.resolve("logs"));
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
            all = new LocalServers(Repository.find(), temporaryFolder());
            shared = all;
            Runtime.getRuntime().addShutdownHook(new Thread(LocalServers::closeShared, "local-servers"));
        }
        all.ensureRunning(List.of(servers));
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
    public synchronized void ensureRunning(Collection<Server> servers) {
        List<Component> wanted = new ArrayList<>();
        servers.forEach(server -> wanted.add(components.computeIfAbsent(server, this::component)));
        fleet.ensureRunning(wanted, (component, took) -> {
        });
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
    public int port(Server server) {
        return started(server).port();
    }

    /** Where a database answers: {@code contact}, {@code deal}, {@code interaction}, or one that a test has created */
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
        return fleet.runs(server.label());
    }

    /** What the server has written to its output. */
    public Path log(Server server) {
        return fleet.log(server.label());
    }

    /** As {@code kill -9}; waits until the process is gone. */
    public void kill(Server server) {
        fleet.kill(server.label());
    }

    /** Asks the server to end, and waits until it has. */
    public void stop(Server server) {
        fleet.stop(List.of(started(server)));
    }

    /** Stops the server if it runs, starts it again on the same port and data, and returns once it is ready. */
    public void restart(Server server) {
        stop(server);
        ensureRunning(List.of(server));
    }

    /** Freezes the server: its connections stay open and nobody answers. */
    public void pause(Server server) {
        fleet.pause(server.label());
    }

    public void resume(Server server) {
        fleet.resume(server.label());
    }

    private synchronized Component started(Server server) {
        Component component = components.get(server);
        if (component == null) {
            throw new StackException(server.label() + " was not started here");
        }
        return component;
    }

    /** Stops all of them. What they have stored stays. */
    @Override
    public synchronized void close() {
        fleet.stop(components.values());
    }
}

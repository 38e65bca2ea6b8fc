package dev.rapport.localstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.Ports;

/**
 * Kafka, Elasticsearch or the stand-in for MongoDB, from the jar of its module.
 *
 * @param jar starts it
 * @param folder where it keeps its data
 * @param options of its JVM
 */
public record JvmServer(Server server, int port, Path jar, Path folder, List<String> options) implements Component {
    private static final String COMMON = "--sun-misc-unsafe-memory-access=allow";

    /** The server as this working copy has built it. */
    public static JvmServer of(Server server, Repository repository, int port, Path folder) {
        String module = server.label() + "-server";
        Path jar = repository.jar("deploy/local-stack/" + module, "local-stack-" + module);
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", COMMON));
        options.addAll(switch (server) {
            case KAFKA -> List.of("-Xms64m", "-Xmx256m", "-Drapport.controller-port=" + Ports.free());
            case ELASTICSEARCH -> List.of("-Xms128m", "-Xmx512m");
            case MONGODB -> List.of("-Xms64m", "-Xmx512m");
            case POSTGRESQL -> throw new IllegalArgumentException("PostgreSQL is no JVM");
        });
        return new JvmServer(server, port, jar, folder, List.copyOf(options));
    }

    @Override
    public String name() {
        return server.label();
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StackException("cannot make " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> command() {
        List<String> all = new ArrayList<>(options);
        all.add("-Drapport.port=" + port);
        all.add("-Drapport.data=" + folder);
        return Java.command(all, jar);
    }

    @Override
    public boolean ready(OsProcess process) {
        try {
            return Files.readString(folder.resolve("ready")).equals(Long.toString(process.pid())) && process.alive();
        } catch (IOException e) {
            return false;
        }
    }
}

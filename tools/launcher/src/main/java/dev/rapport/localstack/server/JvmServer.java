package dev.rapport.localstack.server;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.process.JvmComponent;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Kafka, Elasticsearch or the stand-in for MongoDB, from the jar of its module.
 *
 * @param jar starts it
 * @param build tells one state of the jar and its libraries from another
 * @param room how much memory it may take
 * @param seenAt the port that its clients connect to: its own, or that of something that passes on to it
 * @param folder where it keeps its data
 */
public record JvmServer(
        Server server,
        Path jar,
        String build,
        Room room,
        int port,
        int seenAt,
        Path folder) implements JvmComponent {
    /** One that its clients reach directly. */
    public JvmServer(Server server, Path jar, String build, int port, Path folder) {
        this(server, jar, build, Room.AMPLE, port, port, folder);
    }

    /** The server as this working copy has built it. */
    public static JvmServer of(Server server, Repository repository, int port, Path folder) {
        return new JvmServer(server, repository.jar(module(server), artifact(server)), "", port, folder);
    }

    /** The folder of the server's module. */
    public static String module(Server server) {
        return "tools/servers/" + artifact(server);
    }

    /** The artifact of the server's module. */
    public static String artifact(Server server) {
        return server.label() + "-server";
    }

    @Override
    public String name() {
        return server.label();
    }

    @Override
    public void prepare() {
        Java.makeTemporary(temporary());
    }

    private Path temporary() {
        return folder.resolve("tmp");
    }

    @Override
    public List<String> options() {
        List<String> options = new ArrayList<>(
                List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--sun-misc-unsafe-memory-access=allow"));
        options.addAll(switch (server) {
            case KAFKA -> heap(64, room == Room.SMALL ? 160 : 256);
            case ELASTICSEARCH -> heap(128, room == Room.SMALL ? 384 : 512);
            // It keeps all records there are.
            case MONGODB -> heap(64, 512);
            case POSTGRESQL -> throw new IllegalArgumentException("PostgreSQL is no JVM");
        });
        if (room == Room.SMALL) {
            options.addAll(Java.SMALL);
        }
        return List.copyOf(options);
    }

    private static List<String> heap(int least, int most) {
        return List.of("-Xms" + least + "m", "-Xmx" + most + "m");
    }

    @Override
    public List<String> command() {
        List<String> options = new ArrayList<>(options());
        options.add(Java.temporaryOption(temporary()));
        options.add("-Drapport.port=" + port);
        options.add("-Drapport.data=" + folder);
        if (server == Server.KAFKA) {
            // Nobody else ever talks to the controller, so its port may be another one at every start.
            options.add("-Drapport.controller-port=" + Ports.free());
            // A broker tells its clients where to connect.
            options.add("-Drapport.advertised-port=" + seenAt);
        }
        return Java.command(options, jar);
    }

    @Override
    public Map<String, String> environment() {
        return Java.ENVIRONMENT;
    }

    @Override
    public String version() {
        return build + options() + " on " + port;
    }

    @Override
    public boolean ready(OsProcess process) {
        return ready(folder, process);
    }

    /** Whether this process of a server that keeps its data there takes requests. */
    public static boolean ready(Path folder, OsProcess process) {
        try {
            return Files.readString(folder.resolve("ready")).equals(Long.toString(process.pid())) && process.alive();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean worthRetrying() {
        return true;
    }
}

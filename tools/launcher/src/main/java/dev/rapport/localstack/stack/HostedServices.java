package dev.rapport.localstack.stack;

import dev.rapport.localstack.LocalSecrets;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.JvmComponent;
import dev.rapport.localstack.process.LogFile;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.PrivateFiles;
import dev.rapport.localstack.server.Java;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All services in one JVM: the same jars, with one copy of each library.
 *
 * @param ports where the services are, as when each is a process
 * @param services what is installed of each, in the order in which data flows through them
 * @param host starts them
 * @param temporary keeps temporary files
 * @param logs gets a log per service
 * @param folder the working folder
 */
record HostedServices(
        StackPorts ports,
        Map<Service, Installation> services,
        Installation host,
        Path temporary,
        Path logs,
        Path folder) implements JvmComponent {
    /** The name of the one process. */
    static final String NAME = "services";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return ports.of(Service.GATEWAY);
    }

    @Override
    public List<String> options() {
        // One heap for what five have otherwise: not all services are busy at the same time.
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xms96m", "-Xmx512m", "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError", "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        options.addAll(Java.SMALL);
        return options;
    }

    @Override
    public void prepare() {
        Java.makeTemporary(temporary);
        try {
            PrivateFiles.createDirectories(logs);
            for (Service service : services.keySet()) {
                Path log = logs.resolve(service.label() + ".log");
                LogFile.setAsideWhenLong(log);
                PrivateFiles.createFile(log);
            }
        } catch (IOException e) {
            throw new StackException("cannot write to " + logs + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> command() {
        List<String> options = new ArrayList<>(options());
        options.add(Java.temporaryOption(temporary));
        options.add("-Drapport.host.logs=" + logs);
        return Java.command(options, host.jar(), shared(), arguments());
    }

    /** The libraries, ours included, each once: what only one service has is its own jar. */
    private List<Path> shared() {
        Map<String, Path> shared = new LinkedHashMap<>();
        services.values().forEach(service -> service.libraries()
                .forEach(library -> shared.putIfAbsent(String.valueOf(library.getFileName()), library)));
        return List.copyOf(shared.values());
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        services.forEach((service, installation) -> {
            arguments.add(service.label() + "=" + Stream
                    .concat(Stream.of(installation.jar()), installation.additions().stream()).map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator)));
            int port = ports.of(service);
            arguments.add("--server.port=" + port);
            arguments.add("--management.server.port=" + StackPorts.management(port));
        });
        return arguments;
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(Java.ENVIRONMENT);
        environment.putAll(ports.environment());
        environment.putAll(LocalSecrets.environment(ports.of(Service.GATEWAY)));
        // Each idle connection is a process of the database, which holds some megabytes.
        environment.put("SPRING_DATASOURCE_HIKARI_MINIMUMIDLE", "1");
        return environment;
    }

    @Override
    public String build() {
        return Digest.of(host.fingerprint()
                + services.values().stream().map(Installation::fingerprint).collect(Collectors.joining()));
    }

    /** Minutes on a machine that does much else, before there is an archive; so this bounds what is broken. */
    @Override
    public Duration startBound() {
        return Duration.ofMinutes(6);
    }

    /** The gateway finishes what it does before the others, and each has 20 seconds for it. */
    @Override
    public Duration stopBound() {
        return Duration.ofSeconds(45);
    }

    @Override
    public String version() {
        return Digest.of(build() + options() + environment());
    }

    @Override
    public boolean ready(OsProcess process) {
        return ready(ports, process);
    }

    /** Whether this process takes requests for all services. */
    static boolean ready(StackPorts ports, OsProcess process) {
        return Stream.of(Service.values()).allMatch(service -> SpringService.ready(ports.of(service), process));
    }
}
